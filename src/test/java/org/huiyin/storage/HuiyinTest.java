package org.huiyin.storage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.huiyin.Huiyin;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole program on a fresh database. Classes with the same settings share one context and so one database; add
 * {@code @DirtiesContext} to have one alone. A method that must leave no trace adds {@code @Transactional}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Huiyin.class)
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface HuiyinTest {

    /** Whether a web server runs: {@code MOCK}, or {@code RANDOM_PORT} for tests through HTTP and browsers. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    SpringBootTest.WebEnvironment web() default SpringBootTest.WebEnvironment.MOCK;

    /** Properties of this test, as {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
