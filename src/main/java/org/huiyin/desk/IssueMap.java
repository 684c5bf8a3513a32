package org.huiyin.desk;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.casework.MapPoint;
import org.huiyin.triage.issue.Issue;
import org.jspecify.annotations.Nullable;

/**
 * Where an issue's matters lie, drawn to scale with north up: no tiles, so that no map service learns what is looked at. Spots are rounded to a
 * hundred metres; the greater the disc, the more matters tell of that spot.
 *
 * @param dots the spots, the greatest first so that small ones are drawn over it
 * @param lines the grid: one line each distance of the bar
 * @param bar length of the scale bar in units of the drawing
 * @param metres what the bar measures
 */
public record IssueMap(List<Dot> dots, List<Line> lines, double bar, int metres) {

    public static final int WIDTH = 640;
    public static final int HEIGHT = 360;
    private static final int EDGE = 40;
    private static final double METRES_A_THOUSANDTH = 111.32;
    /** One spot alone is shown with this much around it, in metres. */
    private static final double LEAST_SPAN = 800;
    private static final double GREATEST_DISC = 22;
    private static final double LEAST_DISC = 7;

    /**
     * One spot.
     *
     * @param point latitude and longitude in degrees, for people and for the map of their telephone
     */
    public record Dot(double x, double y, double radius, String point, int matters) {

        /** Opens the place in the map of the device (RFC 5870). */
        public String geo() {
            return "geo:" + point.replace(" ", "");
        }
    }

    /** A line of the grid. */
    public record Line(double x1, double y1, double x2, double y2) {}

    /** The map of these spots; none where there is no spot. */
    static @Nullable IssueMap of(List<Issue.Spot> spots) {
        if (spots.isEmpty()) {
            return null;
        }
        var frame = Frame.around(spots.stream().map(Issue.Spot::point).toList());
        int most = spots.stream().mapToInt(Issue.Spot::matters).max().orElse(1);
        var dots = spots.stream()
                .sorted((a, b) -> Integer.compare(b.matters(), a.matters()))
                .map(spot -> new Dot(frame.x(spot.point()), frame.y(spot.point()), radius(spot.matters(), most), spot.point().toString(), spot.matters()))
                .toList();
        int metres = bar(WIDTH / 4.0 / frame.scale());
        double step = metres * frame.scale();
        var lines = new ArrayList<Line>();
        for (double x = step; x < WIDTH; x += step) {
            lines.add(new Line(round(x), 0, round(x), HEIGHT));
        }
        for (double y = step; y < HEIGHT; y += step) {
            lines.add(new Line(0, round(y), WIDTH, round(y)));
        }
        return new IssueMap(dots, lines, round(step), metres);
    }

    /** Discs grow with their area, so that twice the matters look like twice as many. */
    private static double radius(int matters, int most) {
        return round(Math.max(LEAST_DISC, GREATEST_DISC * Math.sqrt(matters / (double) Math.max(most, 4))));
    }

    /** The longest of 1, 2 and 5 times a power of ten that is not longer than this. */
    private static int bar(double longest) {
        int power = (int) Math.pow(10, Math.floor(Math.log10(longest)));
        return longest >= 5.0 * power ? 5 * power : longest >= 2.0 * power ? 2 * power : Math.max(1, power);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /**
     * What part of the earth is drawn.
     *
     * @param scale units of the drawing a metre
     */
    private record Frame(double latitude, double longitude, double scale) {

        static Frame around(List<MapPoint> points) {
            double south = points.stream().mapToInt(MapPoint::latitude).min().orElseThrow();
            double north = points.stream().mapToInt(MapPoint::latitude).max().orElseThrow();
            double west = points.stream().mapToInt(MapPoint::longitude).min().orElseThrow();
            double east = points.stream().mapToInt(MapPoint::longitude).max().orElseThrow();
            double latitude = (south + north) / 2;
            double high = Math.max(LEAST_SPAN, (north - south) * METRES_A_THOUSANDTH);
            double wide = Math.max(LEAST_SPAN, (east - west) * METRES_A_THOUSANDTH * shrink(latitude));
            return new Frame(latitude, (west + east) / 2, Math.min((WIDTH - 2.0 * EDGE) / wide, (HEIGHT - 2.0 * EDGE) / high));
        }

        /** Degrees of longitude grow shorter towards the poles. */
        private static double shrink(double latitude) {
            return Math.max(0.01, Math.cos(Math.toRadians(latitude / 1000)));
        }

        double x(MapPoint point) {
            return round(WIDTH / 2.0 + (point.longitude() - longitude) * METRES_A_THOUSANDTH * shrink(latitude) * scale);
        }

        double y(MapPoint point) {
            return round(HEIGHT / 2.0 - (point.latitude() - latitude) * METRES_A_THOUSANDTH * scale);
        }
    }
}
