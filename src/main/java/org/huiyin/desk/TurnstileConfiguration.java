package org.huiyin.desk;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.SessionRepositoryFilter;

@Configuration
class TurnstileConfiguration {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** The queue and the search, before their session is read. One page more than processors, for some of them wait for the database. */
    @Bean
    FilterRegistrationBean<Turnstile> turnstile() {
        var registration = new FilterRegistrationBean<>(new Turnstile(Runtime.getRuntime().availableProcessors() + 1, LONGEST_WAIT));
        registration.setUrlPatterns(List.of("/desk", "/desk/search"));
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }
}
