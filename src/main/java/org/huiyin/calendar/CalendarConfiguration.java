package org.huiyin.calendar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CalendarConfiguration {

    @Bean
    Calendars calendars() {
        return Calendars.shipped();
    }
}
