package org.huiyin.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.huiyin.intake.ledger.WrittenDate.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as people write them. */
class WrittenDateTests {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2020/1/5 11:15:02 | 2020-01-05T11:15:02",
        "2020-01-05 11:15 | 2020-01-05T11:15",
        "2020年1月5日 | 2020-01-05T00:00",
        "2020年1月5日 星期日 上午9时5分3秒 | 2020-01-05T09:05:03",
        "2020年01月05日下午3:20 | 2020-01-05T15:20",
        "2020年1月5日15时 | 2020-01-05T15:00",
        "2020.1.5 | 2020-01-05T00:00",
        "２０２０－０１－０５　１１：１５ | 2020-01-05T11:15",
        "20200105 | 2020-01-05T00:00",
        "20200105111502 | 2020-01-05T11:15:02",
        "2020-01-05T11:15:02.123 | 2020-01-05T11:15:02",
        "2020-01-05T03:15:02Z | 2020-01-05T11:15:02",
        "2020-01-05T11:15:02+0800 | 2020-01-05T11:15:02",
        "二〇二〇年一月五日 | 2020-01-05T00:00",
        "二○二○年十二月二十三日 | 2020-12-23T00:00",
        "5 Jan 2020 | 2020-01-05T00:00",
        "Jan 5, 2020 3:04 PM | 2020-01-05T15:04",
        "Sunday, January 5, 2020 | 2020-01-05T00:00",
        "05-Jan-2020 12:30 AM | 2020-01-05T00:30",
        "13/1/2020 | 2020-01-13T00:00",
        "1/13/2020 11:15:02 PM | 2020-01-13T23:15:02",
        "43563.359259259261 | 2019-04-08T08:37:20",
        "43563 | 2019-04-08T00:00",
        "2020/2/29 24:00 | 2020-03-01T00:00",
    })
    void isRead(String written, LocalDateTime expected) {
        assertThat(WrittenDate.of(written, false, Order.UNKNOWN, CHINA)).isNotNull().extracting(WrittenDate::at).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "昨天", "2020-13-01", "2019-02-29", "2020年1月", "3/4/2020", "13800138000", "2020-01-05 25:00", "1.23E+10", "2020-01-05 11:15:02 张三", "-1"})
    void isNoDate(String written) {
        assertThat(WrittenDate.of(written, false, Order.UNKNOWN, CHINA)).isNull();
    }

    @Test
    void theProfileSaysWhatIsFirst() {
        assertThat(WrittenDate.of("3/4/2020", false, Order.MONTH_FIRST, CHINA)).extracting(WrittenDate::at).isEqualTo(LocalDateTime.of(2020, 3, 4, 0, 0));
        assertThat(WrittenDate.of("3/4/2020", false, Order.DAY_FIRST, CHINA)).extracting(WrittenDate::at).isEqualTo(LocalDateTime.of(2020, 4, 3, 0, 0));
    }

    @Test
    void aDayWithoutATimeIsKnownAsSuch() {
        assertThat(WrittenDate.of("2020/1/5", false, Order.UNKNOWN, CHINA)).extracting(WrittenDate::timed).isEqualTo(false);
    }

    @Test
    void theDayThatNeverWasIsStepped() {
        assertThat(WrittenDate.of("36526", false, Order.UNKNOWN, CHINA)).extracting(WrittenDate::at).isEqualTo(LocalDateTime.of(2000, 1, 1, 0, 0));
        assertThat(ExcelSerial.toDateTime(java.math.BigDecimal.valueOf(1), false)).isEqualTo(LocalDateTime.of(1900, 1, 1, 0, 0));
        assertThat(ExcelSerial.toDateTime(java.math.BigDecimal.valueOf(61), false)).isEqualTo(LocalDateTime.of(1900, 3, 1, 0, 0));
    }
}
