package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.huiyin.organization.Organization;
import org.huiyin.search.Search;
import org.huiyin.storage.Installation;
import org.huiyin.storage.OwnerOf;
import org.springframework.context.ConfigurableApplicationContext;

/** The database that {@link SearchBench} searches in: made with its index, or taken as an earlier run has kept it. */
final class SearchCity {

    /** Stands in the data directory when all matters are made: how many. */
    private static final String MADE = "bench-matters";

    private final ConfigurableApplicationContext context;
    private final Path data;

    SearchCity(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** Makes what is not there yet, and waits until the index holds all of it. */
    ManyTexts with(int matters) throws IOException, InterruptedException {
        int home = context.getBean(Installation.class).home();
        var owner = OwnerOf.jdbc(context);
        var texts = new ManyTexts(owner, home);
        var search = context.getBean(Search.class);
        long start = System.nanoTime();
        boolean kept = Files.exists(data.resolve(MADE));
        if (kept) {
            int there = Integer.parseInt(Files.readString(data.resolve(MADE)).strip());
            if (there != matters) {
                throw new IllegalStateException("The kept database holds " + there + " matters, not " + matters + ": name another BENCH_KEEP");
            }
            System.out.printf(Locale.ROOT, "%,d matters of an earlier run%n", matters);
        } else {
            new ManyMatters(context.getBean(Organization.class), owner, home).make(matters);
            texts.make(matters);
            Files.writeString(data.resolve(MADE), Integer.toString(matters));
            System.out.printf(Locale.ROOT, "%,d matters made in %.0f s%n", matters, seconds(start));
            search.rebuild();
        }
        start = System.nanoTime();
        var before = Cpu.now();
        while (search.state().building() || !search.state().complete() || search.state().matters() < matters) {
            Thread.sleep(250);
        }
        double took = seconds(start);
        System.out.printf(Locale.ROOT, took < 2 ? "index of %,d matters taken as it was, %5$,d MB of %6$,d MB in all%n"
                        : "index of %,d matters made through the program in %.0f s (%,.0f a second), CPU %.0f s, %,d MB of %,d MB in all%n",
                search.state().matters(), took, matters / took, Cpu.now().since(before).nanos() / 1e9, megabytes(data.resolve("index")), megabytes(data));
        return texts;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long megabytes(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> {
                try {
                    return Files.size(file);
                } catch (IOException gone) {
                    return 0;
                }
            }).sum() >> 20;
        }
    }
}
