package org.huiyin.category;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The editions that ship with the program. */
@Configuration
class CategoryConfiguration {

    @Bean
    Schemes schemes() {
        return Schemes.shipped();
    }
}
