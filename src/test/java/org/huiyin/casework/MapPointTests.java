package org.huiyin.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapPointTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "大明湖东门，36.675123,117.030456 路灯不亮 | 36.675, 117.030",
            "117.030456，36.675123 | 36.675, 117.030",
            "坐标 36.675 117.030（地图复制） | 36.675, 117.030",
            "Market St (37.7749, -122.4194) | 37.775, -122.419",
            "-122.4194; 37.7749 | 37.775, -122.419",
            "40.7128, -74.0060 | 40.713, -74.006",
            "10.0004, 20.0006 | 10.000, 20.001",
            "0.0, 0.0 then 31.2304° , 121.4737° | 31.230, 121.474"})
    void copiedCoordinatesAreFoundWhicheverComesFirst(String words, String point) {
        assertThat(MapPoint.in(words)).hasValueSatisfying(p -> assertThat(p).hasToString(point));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"长 3.5,4.25 米", "电话 0531-82345678", "版本 1.234.567, 2.345", "0.0000, 0.0000", "299.1234, 399.1234", "36.675123", "''"})
    void otherNumbersAreNoPlace(String words) {
        assertThat(MapPoint.in(words)).isEmpty();
    }

    @Test
    void aPlaceIsKeptToAHundredMetres() {
        assertThat(MapPoint.of(36.6754999, 117.0301)).isEqualTo(MapPoint.of(36.6751, 117.0304999));
        assertThat(MapPoint.of(Double.NaN, 117)).isEmpty();
        assertThat(MapPoint.of(90, 180)).hasValueSatisfying(p -> assertThat(p).hasToString("90.000, 180.000"));
        assertThat(MapPoint.of(90.001, 0)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new MapPoint(90_001, 0));
    }
}
