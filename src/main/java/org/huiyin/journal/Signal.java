package org.huiyin.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the threads of this program that wait for something new. A signal missed is no loss: they look by themselves as well. */
final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long count;

    void raise() {
        lock.lock();
        try {
            count++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a signal later than {@code seen}, or the time is up. Returns the count to pass next time. */
    long await(long seen, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = atMost.toNanos();
            while (count == seen && nanos > 0) {
                nanos = raised.awaitNanos(nanos);
            }
            return count;
        } finally {
            lock.unlock();
        }
    }
}
