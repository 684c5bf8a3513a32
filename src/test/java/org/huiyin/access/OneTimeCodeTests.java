package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238 appendix B, SHA-1, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037", "20000000000, 353130"})
    void theVectorsOfTheRfcHold(long seconds, String code) {
        assertThat(OneTimeCode.at(SECRET, OneTimeCode.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @Test
    void theCodeBeforeAndAfterPassAndNoOther() {
        var now = Instant.ofEpochSecond(1111111111);
        long step = OneTimeCode.step(now);
        assertThat(OneTimeCode.match(SECRET, OneTimeCode.at(SECRET, step - 1), now)).hasValue(step - 1);
        assertThat(OneTimeCode.match(SECRET, OneTimeCode.at(SECRET, step + 1), now)).hasValue(step + 1);
        assertThat(OneTimeCode.match(SECRET, OneTimeCode.at(SECRET, step + 2), now)).isEmpty();
        assertThat(OneTimeCode.match(SECRET, "", now)).isEmpty();
    }

    @Test
    void theSecretIsWrittenInBase32() {
        assertThat(OneTimeCode.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
    }
}
