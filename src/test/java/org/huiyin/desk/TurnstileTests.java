package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TurnstileTests {

    private static void ask(Turnstile turnstile, String method, FilterChain page) throws Exception {
        turnstile.doFilter(new MockHttpServletRequest(method, "/desk"), new MockHttpServletResponse(), page);
    }

    @Test
    void noMoreThanItsPlacesAreMadeAtOnceAndAllAreMade() throws Exception {
        var turnstile = new Turnstile(2, Duration.ofSeconds(30));
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var made = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                threads.submit(() -> {
                    ask(turnstile, "GET", (_, _) -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        now.decrementAndGet();
                        made.incrementAndGet();
                    });
                    return null;
                });
            }
        }
        assertThat(made).hasValue(40);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void whoHasWaitedLongEnoughGoesThroughAndOthersThanReadersNeverWait() throws Exception {
        var turnstile = new Turnstile(1, Duration.ofMillis(50));
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        List<String> made = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newFixedThreadPool(1)) {
            var slow = threads.submit(() -> {
                ask(turnstile, "GET", (_, _) -> {
                    inside.countDown();
                    try {
                        assertThat(leave.await(30, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    made.add("slow");
                });
                return null;
            });
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            ask(turnstile, "POST", (_, _) -> made.add("post"));
            ask(turnstile, "GET", (_, _) -> made.add("waited"));
            leave.countDown();
            slow.get(30, TimeUnit.SECONDS);
        }
        assertThat(made).containsExactly("post", "waited", "slow");
        ask(turnstile, "GET", (_, _) -> made.add("later"));
        assertThat(made).endsWith("later");
    }

    @Test
    void aPageThatFailsGivesItsPlaceBack() throws Exception {
        var turnstile = new Turnstile(1, Duration.ofSeconds(30));
        for (int i = 0; i < 3; i++) {
            try {
                ask(turnstile, "GET", (_, _) -> {
                    throw new IllegalStateException("broken");
                });
            } catch (IllegalStateException broken) {
                assertThat(broken).hasMessage("broken");
            }
        }
        var made = new AtomicInteger();
        ask(turnstile, "GET", (_, _) -> made.incrementAndGet());
        assertThat(made).hasValue(1);
    }
}
