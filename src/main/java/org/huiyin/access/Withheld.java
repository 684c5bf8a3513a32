package org.huiyin.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The matters that the shield keeps from one viewer at one moment: those known for a while, which may be very many, and the few recorded since.
 * Both are withheld; they stand apart so that an index can keep what it worked out for the first.
 *
 * @param settled the same object for as long as these matters are the same
 * @param recent some of them may stand in {@code settled} as well
 */
public record Withheld(Settled settled, List<UUID> recent) {

    private static final Withheld NOTHING = new Withheld(Settled.of(List.of()), List.of());

    public Withheld {
        recent = List.copyOf(recent);
    }

    /** Nothing is kept from the viewer. */
    public static Withheld nothing() {
        return NOTHING;
    }

    /** One matter more. */
    public Withheld and(UUID matter) {
        return new Withheld(settled, Stream.concat(recent.stream(), Stream.of(matter)).toList());
    }

    /** Whether this matter is kept from the viewer. */
    public boolean contains(UUID matter) {
        return recent.contains(matter) || settled.contains(matter);
    }

    /** A set of matters that never changes, in the order of the bytes of their ids. Two of them are equal when they are the same object. */
    public static final class Settled {

        private final long[] high;
        private final long[] low;

        private Settled(long[] high, long[] low) {
            this.high = high;
            this.low = low;
        }

        /** @param matters in any order, more than once or not */
        public static Settled of(Collection<UUID> matters) {
            var sorted = matters.stream().distinct()
                    .sorted((a, b) -> compare(a.getMostSignificantBits(), a.getLeastSignificantBits(), b.getMostSignificantBits(), b.getLeastSignificantBits()))
                    .toList();
            return new Settled(sorted.stream().mapToLong(UUID::getMostSignificantBits).toArray(), sorted.stream().mapToLong(UUID::getLeastSignificantBits).toArray());
        }

        private static int compare(long high, long low, long otherHigh, long otherLow) {
            int by = Long.compareUnsigned(high, otherHigh);
            return by != 0 ? by : Long.compareUnsigned(low, otherLow);
        }

        public int size() {
            return high.length;
        }

        public boolean isEmpty() {
            return high.length == 0;
        }

        public boolean contains(UUID matter) {
            int from = 0;
            int to = high.length - 1;
            while (from <= to) {
                int middle = (from + to) >>> 1;
                int by = compare(high[middle], low[middle], matter.getMostSignificantBits(), matter.getLeastSignificantBits());
                if (by == 0) {
                    return true;
                }
                from = by < 0 ? middle + 1 : from;
                to = by < 0 ? to : middle - 1;
            }
            return false;
        }

        /** Each of them, in order. */
        public Stream<UUID> matters() {
            return IntStream.range(0, high.length).mapToObj(i -> new UUID(high[i], low[i]));
        }
    }
}
