package org.huiyin.clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ClockConfiguration {

    @Bean
    RuleBook ruleBook() {
        return RuleBook.shipped();
    }
}
