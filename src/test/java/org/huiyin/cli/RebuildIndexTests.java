package org.huiyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.huiyin.City;
import org.huiyin.Huiyin;
import org.huiyin.access.Scope;
import org.huiyin.intake.Filings;
import org.huiyin.search.Ask;
import org.huiyin.search.Filter;
import org.huiyin.search.Search;
import org.huiyin.search.Words;
import org.huiyin.storage.DataDirectory;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** {@code huiyin doctor --rebuild-index} beside a running program: the index is another one afterwards, and searches are answered all the time. */
@HuiyinTest
class RebuildIndexTests {

    @Autowired ApplicationContext context;
    @Autowired Filings filings;
    @Autowired Search search;
    @Autowired DataDirectory data;

    @Test
    void theRunningProgramMakesItAnewAndGoesOnAnswering() throws Exception {
        var city = City.in(context);
        var officer = city.at("petition", "officer");
        var claim = city.claim(Instant.now());
        assertThat(filings.byPerson("rebuild " + System.nanoTime(), claim, List.of(), Instant.now())).isInstanceOf(Filings.Filed.Done.class);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!search.state().complete() || search.state().building() || found(officer.scope()) == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        int before = found(officer.scope());
        var generation = generation();

        var said = new StringWriter();
        var was = System.setProperty("huiyin.data", data.root().toString());
        try {
            var line = CommandLineEntry.line(Huiyin.class);
            line.setOut(new PrintWriter(said));
            line.execute("doctor", "--rebuild-index");
        } finally {
            if (was == null) {
                System.clearProperty("huiyin.data");
            } else {
                System.setProperty("huiyin.data", was);
            }
        }
        assertThat(said.toString()).contains("✓");
        while (generation().equals(generation) || search.state().building()) {
            assertThat(found(officer.scope())).as("found all the time").isGreaterThanOrEqualTo(before);
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(10);
        }
        assertThat(search.state().complete()).isTrue();
        assertThat(found(officer.scope())).isGreaterThanOrEqualTo(before);
        assertThat(data.root().resolve("index/rebuild")).doesNotExist();
    }

    private int found(Scope scope) {
        return search.find(scope, Words.read("楼道灯"), Filter.none(), Ask.Order.NEWEST, null, 100, Instant.now()).hits().size();
    }

    /** The directories of the index: one, or while it is made anew two. */
    private String generation() throws Exception {
        try (var inside = Files.list(data.root().resolve("index"))) {
            return inside.filter(Files::isDirectory).map(p -> p.getFileName().toString()).sorted().toList().toString();
        }
    }
}
