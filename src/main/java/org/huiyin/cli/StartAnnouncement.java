package org.huiyin.cli;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says at the terminal where the program answers, once it does. The demo prints its sign-ins after this. */
@Component
@ConditionalOnProperty("huiyin.announce")
final class StartAnnouncement {

    private final Environment environment;

    StartAnnouncement(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void announce() {
        var texts = ResourceBundle.getBundle("messages.cli", Terminal.bundleLocale(), Terminal.NO_FALLBACK);
        var host = environment.getProperty("server.address", "localhost");
        var port = environment.getProperty("local.server.port", "?");
        System.out.println();
        System.out.println(MessageFormat.format(texts.getString("serve.ready"), "http://" + host + ":" + port + "/"));
        System.out.flush();
    }
}
