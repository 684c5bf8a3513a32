package org.huiyin.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.huiyin.storage.DataLocation;
import org.huiyin.storage.Installation;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Fills an empty demo before the first page can be asked for, and prints the sign-ins once the program answers. Does nothing in an
 * installation that is not a demo.
 */
@Component
class DemoStart implements SmartLifecycle {

    /** Before the web server and the jobs, which start with the highest phases. */
    private static final int EARLY = 0;
    private static final List<String> SHOWN = List.of("accepted", "asked", "unopened", "answered", "extended", "review-asked", "order-answered");

    private final Installation installation;
    private final DemoSeed seed;
    private final Environment environment;
    private volatile boolean running;

    DemoStart(Installation installation, DemoSeed seed, Environment environment) {
        this.installation = installation;
        this.seed = seed;
        this.environment = environment;
    }

    @Override
    public void start() {
        running = true;
        if (!installation.demo() || !seed.needed()) {
            return;
        }
        say("demo.filling");
        var step = new int[] {0};
        var seeded = seed.fill(environment.getProperty("huiyin.demo-matters", Integer.class, Integer.MAX_VALUE), (day, done, of) -> {
            if (done * 5 / of > step[0]) {
                step[0] = done * 5 / of;
                say("demo.progress", done, of, day.toString());
            }
        });
        seeded.refused().forEach(why -> say("demo.refused", why));
        say("demo.filled", seeded.matters(), seeded.acts());
        keep(seeded);
    }

    /** The codes are known now and never again; a demo keeps a few, in a file beside the database, so that a visitor can look up as the person. */
    private static void keep(DemoSeed.Seeded seeded) {
        var lines = SHOWN.stream()
                .flatMap(story -> seeded.courses().values().stream()
                        .filter(c -> c.matter.story().equals(story) && !c.matter.retaliation())
                        .min(java.util.Comparator.comparingInt(c -> c.matter.ago()))
                        .stream())
                .map(c -> c.receipt.number() + "  " + c.receipt.spacedCode() + "  " + c.matter.title())
                .toList();
        try {
            Files.write(receipts(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path receipts() {
        return DataLocation.path().resolve("demo-receipts.txt");
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(10)
    void announce() {
        if (!installation.demo() || !environment.getProperty("huiyin.announce", Boolean.class, false)) {
            return;
        }
        var city = DemoCity.read();
        System.out.println();
        say("demo.sign-ins", city.staff().password());
        for (var member : city.staff().members()) {
            if (member.shown() && member.login() != null) {
                var held = member.posts().getFirst();
                var office = city.offices().stream().filter(o -> o.code().equals(held.office())).findFirst().orElseThrow();
                System.out.printf("  %-10s %s %s · %s%n  %-10s %s, %s, %s%n", member.login(), member.name().zh(), office.name().zh(), held.title().zh(),
                        "", member.name().en(), held.title().en(), office.name().en());
            }
        }
        try {
            if (Files.exists(receipts())) {
                System.out.println();
                say("demo.receipts");
                Files.readAllLines(receipts()).forEach(line -> System.out.println("  " + line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println();
        System.out.flush();
    }

    /** Both languages: whoever reads the console of a demo has not chosen one yet. */
    private static void say(String key, Object... args) {
        for (var locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
            var text = ResourceBundle.getBundle("messages.demo", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                    .getString(key);
            System.out.println(MessageFormat.format(text, args));
        }
        System.out.flush();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return EARLY;
    }
}
