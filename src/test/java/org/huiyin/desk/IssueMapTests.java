package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.huiyin.casework.MapPoint;
import org.huiyin.triage.issue.Issue;
import org.junit.jupiter.api.Test;

class IssueMapTests {

    @Test
    void noSpotNoMap() {
        assertThat(IssueMap.of(List.of())).isNull();
    }

    @Test
    void northIsUpAndTheBarMeasuresWhatItSays() {
        var south = new Issue.Spot(new MapPoint(36_650, 117_000), 1);
        var north = new Issue.Spot(new MapPoint(36_659, 117_000), 4);
        var map = IssueMap.of(List.of(south, north));
        assertThat(map).isNotNull();
        var dots = map.dots();
        assertThat(dots.getFirst().point()).isEqualTo("36.659, 117.000");
        assertThat(dots.getFirst().y()).isLessThan(dots.getLast().y());
        assertThat(dots.getFirst().radius()).isCloseTo(2 * dots.getLast().radius(), within(0.2));
        // nine thousandths of a degree of latitude are 1,002 metres
        double metres = (dots.getLast().y() - dots.getFirst().y()) * map.metres() / map.bar();
        assertThat(metres).isCloseTo(1002, within(5.0));
        assertThat(map.metres()).isIn(100, 200, 500, 1000);
    }

    @Test
    void degreesOfLongitudeAreShorterAwayFromTheEquator() {
        var map = IssueMap.of(List.of(new Issue.Spot(new MapPoint(60_000, 30_000), 1), new Issue.Spot(new MapPoint(60_000, 30_020), 1)));
        assertThat(map).isNotNull();
        double metres = Math.abs(map.dots().getLast().x() - map.dots().getFirst().x()) * map.metres() / map.bar();
        assertThat(metres).isCloseTo(1113, within(10.0)); // half of what it is at the equator
    }

    @Test
    void oneSpotAloneStandsInTheMiddle() {
        var map = IssueMap.of(List.of(new Issue.Spot(new MapPoint(36_650, 117_000), 7)));
        assertThat(map).isNotNull();
        assertThat(map.dots().getFirst().x()).isEqualTo(IssueMap.WIDTH / 2.0);
        assertThat(map.dots().getFirst().y()).isEqualTo(IssueMap.HEIGHT / 2.0);
        assertThat(map.dots().getFirst().geo()).isEqualTo("geo:36.650,117.000");
    }
}
