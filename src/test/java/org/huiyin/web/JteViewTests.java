package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JteViewTests {

    @Test
    void aPageIsPackedForWhoTakesIt() {
        for (var takes : List.of("gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8, *;q=0.1", "GZIP", "deflate,gzip ;q=0.001")) {
            assertThat(JteView.takesGzip(takes)).as(takes).isTrue();
        }
        for (var refuses : List.of("", "identity", "br", "gzip;q=0", "gzip; q=0.000", "x-gzipped")) {
            assertThat(JteView.takesGzip(refuses)).as(refuses).isFalse();
        }
        assertThat(JteView.takesGzip(null)).isFalse();
    }
}
