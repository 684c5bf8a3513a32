package org.huiyin.access;

import org.apache.catalina.valves.AccessLogValve;
import org.huiyin.storage.DataDirectory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Who asked for which page, kept for six months (网络安全法 第二十三条, before 2026 第二十一条第（三）项): time, address, method, path, answer. Never the query string, never a
 * form, never a header: a query code is in none of the lines.
 */
@Component
@ConditionalOnProperty(name = "huiyin.web.access-log", matchIfMissing = true)
class AccessLog implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int DAYS = 190;

    private final DataDirectory data;

    AccessLog(DataDirectory data) {
        this.data = data;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        var log = new AccessLogValve();
        log.setDirectory(data.closed("logs").toString());
        log.setPrefix("access");
        log.setSuffix(".log");
        // %U is the path without its query string
        log.setPattern("%{yyyy-MM-dd'T'HH:mm:ssZ}t %{" + ForwardedHeaders.CLIENT + "}r \"%m %U\" %s %D");
        log.setMaxDays(DAYS);
        log.setBuffered(true);
        log.setEncoding("UTF-8");
        factory.addEngineValves(log);
    }
}
