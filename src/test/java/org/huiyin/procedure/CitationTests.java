package org.huiyin.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "第二十二条|Article 22",
        "第十条|Article 10",
        "第一百零三条|Article 103",
        "第二十二条第一款|Article 22(1)",
        "第二十三条第（二）项|Article 23, item (2)",
        "第二十二条第一款第（一）（二）项|Article 22(1), items (1) and (2)",
        "第三十一条第（一）至（五）项|Article 31, items (1) to (5)",
        "第三十二条第二款、第四十条|Article 32(2) and Article 40",
        "第二十八条、第二十九条至第三十一条|Article 28 and Articles 29 to 31",
        "第三十一条第（六）项、第三十四条|Article 31, item (6) and Article 34"})
    void isSaidInEnglishFromItsStructure(String zh, String en) {
        assertThat(Citation.of(zh)).hasValueSatisfying(said -> {
            assertThat(said.zh()).isEqualTo(zh);
            assertThat(said.en()).isEqualTo(en);
        });
    }

    @Test
    void whatIsMoreThanPlacesIsNotGuessedAt() {
        assertThat(Citation.of("第二十三条（本系统的读法）")).isEmpty();
        assertThat(Citation.of("《信访事项简易办理办法》")).isEmpty();
        assertThat(Citation.of("第二十三条第")).isEmpty();
    }
}
