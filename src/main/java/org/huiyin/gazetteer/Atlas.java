package org.huiyin.gazetteer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The national divisions and those of this installation as one numbering: national rows first, own rows after them. An own division stands in the
 * place of the national one of its code.
 */
final class Atlas {

    private final DivisionTable national;
    private final DivisionTable own;
    private final int base;
    private final BitSet replaced = new BitSet();
    private final Map<Integer, Integer> by = new HashMap<>();
    private final Map<Integer, Integer> aboveOwn = new HashMap<>();
    private final BitSet roots = new BitSet();

    Atlas(DivisionTable national, DivisionTable own) {
        this.national = national;
        this.own = own;
        this.base = national.size();
        for (int row = 0; row < own.size(); row++) {
            int same = national.row(own.code(row));
            if (same >= 0) {
                replaced.set(same);
                by.put(same, base + row);
            }
            if (own.parent(row) < 0) {
                roots.set(base + row);
                int above = same < 0 ? -1 : national.parent(same);
                if (above >= 0) {
                    aboveOwn.put(base + row, above);
                }
            }
        }
    }

    DivisionTable national() {
        return national;
    }

    DivisionTable own() {
        return own;
    }

    int base() {
        return base;
    }

    boolean isReplaced(int row) {
        return replaced.get(row);
    }

    boolean isOwn(int id) {
        return id >= base;
    }

    int level(int id) {
        return id >= base ? own.level(id - base) : national.level(id);
    }

    int kind(int id) {
        return id >= base ? own.kind(id - base) : national.kind(id);
    }

    int stemLength(int id) {
        return id >= base ? own.stemLength(id - base) : national.stemLength(id);
    }

    /** The place above, passing over rows that only fill a level; -1 at the top. */
    int parent(int id) {
        int at = id;
        do {
            if (at >= base) {
                int above = own.parent(at - base);
                at = above >= 0 ? base + above : aboveOwn.getOrDefault(at, -1);
            } else {
                at = national.parent(at);
                if (at >= 0 && replaced.get(at)) {
                    at = by.get(at);
                }
            }
        } while (at >= 0 && at < base && !national.isPlace(at));
        return at;
    }

    /** Whether the first is the second or lies within it. */
    boolean isWithin(int id, int other) {
        for (int at = id; at >= 0; at = parent(at)) {
            if (at == other) {
                return true;
            }
        }
        return false;
    }

    /** Whether the place lies within what this installation serves. */
    boolean isHome(int id) {
        for (int at = id; at >= 0; at = parent(at)) {
            if (roots.get(at)) {
                return true;
            }
        }
        return false;
    }

    boolean hasHome() {
        return !roots.isEmpty();
    }

    /** -1 when no division has that code. */
    int id(String code) {
        int row = own.row(code);
        return row >= 0 ? base + row : national.row(code);
    }

    Division division(int id) {
        var names = new ArrayList<String>();
        var line = new ArrayList<String>();
        for (int at = id; at >= 0; at = parent(at)) {
            names.addFirst(at >= base ? own.name(at - base) : national.name(at));
            line.addFirst(at >= base ? own.code(at - base) : national.code(at));
        }
        return new Division(line.getLast(), names.getLast(), level(id), List.copyOf(names.subList(0, names.size() - 1)), List.copyOf(line));
    }

    Optional<Division> division(String code) {
        int id = id(code);
        return id < 0 ? Optional.empty() : Optional.of(division(id));
    }
}
