package org.huiyin.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The threads that number entries and follow them, each a {@link FollowerThread}.
 */
@Component
final class JournalThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JournalThreads.class);
    private static final Duration LOOK_FOR_ENTRIES = Duration.ofMillis(250);
    private static final Duration LOOK_FOR_ORDER = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_DUE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Sequencer sequencer;
    private final Followers followers;
    private final JournalSignals signals;
    private final @Nullable MeterRegistry meters;
    private final boolean enabled;
    private final List<FollowerThread> threads = new ArrayList<>();
    /** Nothing is new for what is due: time alone is. */
    private final Signal never = new Signal();
    private volatile boolean running;
    private volatile Lag lag = new Lag(0, List.of());

    JournalThreads(Sequencer sequencer, Followers followers, JournalSignals signals, ObjectProvider<MeterRegistry> meters,
            @Value("${huiyin.followers.enabled:true}") boolean enabled) {
        this.sequencer = sequencer;
        this.followers = followers;
        this.signals = signals;
        this.meters = meters.getIfAvailable();
        this.enabled = enabled;
    }

    @Override
    public synchronized void start() {
        if (running || !enabled) {
            return;
        }
        followers.begin();
        running = true;
        loop("journal-sequencer", signals.appended(), LOOK_FOR_ENTRIES, () -> {
            if (sequencer.run() > 0) {
                signals.ordered().raise();
            }
        });
        for (var each : followers.projections()) {
            loop("follow-" + each.name(), signals.ordered(), LOOK_FOR_ORDER, () -> followers.run(each));
            measure(each.name());
        }
        for (var each : followers.effects()) {
            loop("plan-" + each.name(), signals.ordered(), LOOK_FOR_ORDER, () -> followers.plan(each));
            loop("deliver-" + each.name(), never, LOOK_FOR_DUE, () -> followers.deliver(each));
            measure(each.name());
        }
        followers.onThisNode().forEach(each -> measure(each.name()));
    }

    private void loop(String name, Signal signal, Duration look, FollowerThread.Round round) {
        threads.add(FollowerThread.start(name, Thread.ofVirtual(), signal, look, round));
    }

    private void measure(String follower) {
        if (meters != null) {
            Gauge.builder("huiyin.journal.lag", this, threads -> threads.lagOf(follower))
                    .tag("follower", follower)
                    .description("Entries that the follower has not read yet, in all homes")
                    .baseUnit("entries")
                    .register(meters);
        }
    }

    private record Lag(long readAt, List<FollowerStatus> status) {}

    /** Read at most once in five seconds, however often it is asked. */
    private double lagOf(String follower) {
        var known = lag;
        if (System.nanoTime() - known.readAt() > 5_000_000_000L || known.status().isEmpty()) {
            known = new Lag(System.nanoTime(), followers.status());
            lag = known;
        }
        return known.status().stream().filter(each -> each.name().equals(follower)).mapToLong(FollowerStatus::lag).sum();
    }

    @Override
    public synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        threads.forEach(FollowerThread::askToStop);
        long end = System.nanoTime() + STOP_WITHIN.toNanos();
        try {
            // whatever a thread is at it finishes: a batch, or the sending of one message
            for (var each : threads) {
                if (!each.hasStoppedWithin(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    LOG.warn("{} did not stop in time", each.name());
                    each.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends before the pool of connections does, and begins after everything that followers use. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1024;
    }
}
