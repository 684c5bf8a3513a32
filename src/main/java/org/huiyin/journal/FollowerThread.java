package org.huiyin.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does the same round again and again: when something new is signalled, and by itself after a while, because another program on the same
 * database gives no signal. A round that fails is said once in the log and tried again a little later, for as long as it takes. The sequencer, the
 * followers of the journal and, through {@link OrderedEntries#follow}, any {@link NodeFollower} run on one.
 */
public final class FollowerThread {

    private static final Logger LOG = LoggerFactory.getLogger(FollowerThread.class);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);

    private final String name;
    private final Signal signal;
    private final Duration look;
    private final Round round;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile @Nullable String error;

    /** One look at what is new, and the work that follows from it. */
    @FunctionalInterface
    public interface Round {
        void run() throws Exception;
    }

    private FollowerThread(String name, Thread.Builder kind, Signal signal, Duration look, Round round) {
        this.name = name;
        this.signal = signal;
        this.look = look;
        this.round = round;
        this.thread = kind.name(name).unstarted(this::loop);
    }

    /** @param look how long it waits for a signal before it looks by itself */
    static FollowerThread start(String name, Thread.Builder kind, Signal signal, Duration look, Round round) {
        var started = new FollowerThread(name, kind, signal, look, round);
        started.thread.start();
        return started;
    }

    private void loop() {
        long seen = -1;
        while (running) {
            try {
                seen = signal.await(seen, error == null ? look : AFTER_OUTAGE);
                if (running) {
                    round.run();
                    error = null;
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (running && error == null) {
                    LOG.warn("{} cannot work now and keeps trying: {}", name, Followers.placeOf(e));
                }
                error = Followers.placeOf(e);
            }
        }
    }

    public String name() {
        return name;
    }

    /** Class and place of the failure of the last round, without its text; null when it went well. */
    public @Nullable String error() {
        return error;
    }

    /** Lets it end after the round it is at. */
    public void askToStop() {
        running = false;
        signal.raise();
    }

    /** Waits until it has ended; false when it has not within the time. */
    public boolean hasStoppedWithin(Duration time) throws InterruptedException {
        return thread.join(time);
    }

    /** Ends it in the middle of its round. Never for one that has files of an index open: that closes them. */
    void interrupt() {
        thread.interrupt();
    }
}
