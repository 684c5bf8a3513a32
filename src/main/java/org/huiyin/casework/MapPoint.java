package org.huiyin.casework;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a problem is on the map, to about a hundred metres: coordinates stand in the words about the place, as a map copies them, and are
 * rounded before anything is drawn. There is no place of a person here: what a ledger holds as a home goes to the vault.
 *
 * @param latitude in thousandths of a degree, north positive (WGS 84 or GCJ-02, as the map it was copied from has it)
 * @param longitude in thousandths of a degree, east positive
 */
public record MapPoint(int latitude, int longitude) {

    // Three decimals at least, so that measures (3.5, 4.2 metres) are no place.
    private static final Pattern PAIR = Pattern.compile("(?<![\\d.])(-?\\d{1,3}\\.\\d{3,15})°?\\s*[,，;；\\s]\\s*(-?\\d{1,3}\\.\\d{3,15})(?![\\d.])");
    private static final int DEGREE = 1000;

    public MapPoint {
        if (Math.abs(latitude) > 90 * DEGREE || Math.abs(longitude) > 180 * DEGREE) {
            throw new IllegalArgumentException("no place on earth: " + latitude + ", " + longitude);
        }
    }

    /**
     * The first pair of coordinates in these words. Maps differ in which comes first: a number that can only be a longitude is one, and so is the
     * first of a pair that turned round lies in China; otherwise the latitude comes first.
     */
    public static Optional<MapPoint> in(String words) {
        var pair = PAIR.matcher(words);
        while (pair.find()) {
            double one = Double.parseDouble(pair.group(1));
            double other = Double.parseDouble(pair.group(2));
            boolean turned = Math.abs(one) > 90 || china(other, one);
            var point = turned ? of(other, one) : of(one, other);
            if (point.isPresent()) {
                return point;
            }
        }
        return Optional.empty();
    }

    /** A pair of degrees, rounded; empty where it is no place, or the 0, 0 that stands for an unknown one. */
    public static Optional<MapPoint> of(double latitude, double longitude) {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            return Optional.empty();
        }
        var point = new MapPoint((int) Math.round(latitude * DEGREE), (int) Math.round(longitude * DEGREE));
        return point.latitude == 0 && point.longitude == 0 ? Optional.empty() : Optional.of(point);
    }

    private static boolean china(double latitude, double longitude) {
        return latitude >= 3 && latitude <= 54 && longitude >= 73 && longitude <= 136;
    }

    /** Degrees with three decimals, latitude first: {@code 36.651, 117.120}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f, %.3f", latitude / (double) DEGREE, longitude / (double) DEGREE);
    }
}
