package org.huiyin.triage.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumsTests {

    @Test
    void keepsWhatAMapKeeps() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var sums = new Sums();
            var map = new HashMap<Integer, Double>();
            int range = 1 + random.nextInt(300);
            for (int step = 0; step < 2_000; step++) {
                int other = random.nextInt(range);
                if (random.nextInt(5) < 2) {
                    sums.remove(other);
                    map.remove(other);
                } else {
                    assertThat(sums.add(other, step)).isEqualTo(map.merge(other, (double) step, Double::sum));
                }
                int asked = random.nextInt(range);
                assertThat(sums.has(asked)).isEqualTo(map.containsKey(asked));
                assertThat(sums.get(asked)).isEqualTo(map.getOrDefault(asked, 0.0));
                assertThat(sums.size()).isEqualTo(map.size());
            }
            var all = new HashMap<Integer, Double>();
            sums.each(all::put);
            assertThat(all).isEqualTo(map);
            sums.clear();
            assertThat(sums.has(0)).isFalse();
        }
    }
}
