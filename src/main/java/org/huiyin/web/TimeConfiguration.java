package org.huiyin.web;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the program learns what time it is. Domain code never asks; it is told. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /** The one source of now. Tests put another in its place. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * The zone in which a day of the law begins and ends.
     *
     * @param zone {@code huiyin.zone}, an IANA name
     */
    @Bean
    ZoneId zone(@Value("${huiyin.zone:Asia/Shanghai}") String zone) {
        return ZoneId.of(zone);
    }
}
