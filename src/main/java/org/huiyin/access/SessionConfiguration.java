package org.huiyin.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Sessions live in the database, so that any copy of the program serves any request and a restart signs nobody out. Only the desk has them:
 * the cookie's path is {@code /desk}.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "spring_session")
class SessionConfiguration {

    /** What may be read back from a session. Whoever could write there must not be able to run code by it. */
    private static final ObjectInputFilter ALLOWED = ObjectInputFilter.Config.createFilter(
            "maxdepth=20;maxbytes=200000;org.huiyin.**;java.lang.*;java.util.*;java.util.concurrent.CopyOnWriteArrayList;java.time.*;"
                    + "org.springframework.web.servlet.FlashMap;org.springframework.util.*;!*");

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idle(@Value("${huiyin.session.idle:PT30M}") Duration idle) {
        return repository -> repository.setDefaultMaxInactiveInterval(idle);
    }

    /** The sessions that the filter and the desk know; the ones below them are cleared of what has lapsed by Spring. */
    @Bean
    @Primary
    FindByIndexNameSessionRepository<?> seldomWritten(JdbcIndexedSessionRepository sessions) {
        return new SeldomWritten<>(sessions);
    }

    @Bean
    CookieSerializer deskCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("huiyin_desk");
        cookie.setCookiePath("/desk");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, SessionConfiguration::read);
        return conversion;
    }

    private static Object read(byte[] bytes) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(ALLOWED);
            return in.readObject();
        } catch (InvalidClassException forbidden) {
            throw new IllegalStateException("A session holds something that may not be there", forbidden);
        } catch (IOException | ClassNotFoundException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
