package org.huiyin.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.huiyin.storage.DataLocation;
import org.huiyin.storage.EarlyStart;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the server and stays until it is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private final Class<?> application;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "serve.port")
    private @Nullable Integer port;

    @Option(names = "--address", paramLabel = "ADDRESS", descriptionKey = "serve.address")
    private @Nullable String address;

    @Option(names = "--demo", hidden = true)
    private boolean demo;

    @Option(names = "-D", paramLabel = "NAME=VALUE", descriptionKey = "serve.property")
    private Map<String, String> properties = new HashMap<>();

    ServeCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        var wanted = new HashMap<String, Object>(DataLocation.defaults());
        wanted.put("huiyin.announce", "true");
        if (demo) {
            // A demo speaks to this machine alone unless asked otherwise.
            wanted.put("server.address", "127.0.0.1");
        }
        if (port != null) {
            System.setProperty("server.port", port.toString());
        }
        if (address != null) {
            System.setProperty("server.address", address);
        }
        properties.forEach(System::setProperty);
        // Only bin/dev says --demo.
        System.setProperty("huiyin.demo", Boolean.toString(demo));
        EarlyStart.begin();
        var spring = new SpringApplication(application);
        spring.setDefaultProperties(wanted);
        try {
            spring.run();
        } catch (RuntimeException failed) {
            // Spring has said why; see StorageRefusedAnalyzer for our own reasons.
            return 1;
        }
        // The server's threads do the work; the shutdown hook of Spring ends it.
        new CountDownLatch(1).await();
        return 0;
    }
}
