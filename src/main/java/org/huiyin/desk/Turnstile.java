package org.huiyin.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only a few long lists be made at once, in the order in which they were asked for. Making one is work for a processor, and eight at once on two
 * processors only make one another late: the first then waits as long as the last. Nobody is refused; who has waited for a while goes through. A page
 * is sent after it has left here, so that a slow line keeps no place.
 */
final class Turnstile extends OncePerRequestFilter {

    private final Semaphore places;
    private final Duration longest;

    /**
     * @param atOnce pages that may be made at the same time
     * @param longest how long a page waits at most
     */
    Turnstile(int atOnce, Duration longest) {
        this.places = new Semaphore(atOnce, true);
        this.longest = longest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        boolean placed = false;
        try {
            placed = places.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            chain.doFilter(request, response);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ServletException(stopping);
        } finally {
            if (placed) {
                places.release();
            }
        }
    }
}
