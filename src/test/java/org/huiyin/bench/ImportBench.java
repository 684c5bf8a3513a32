package org.huiyin.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.huiyin.City;
import org.huiyin.Huiyin;
import org.huiyin.intake.ImportKind;
import org.huiyin.intake.ImportOrder;
import org.huiyin.intake.ImportResult;
import org.huiyin.intake.LedgerImports;
import org.huiyin.journal.Actor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Takes a ledger in as history and says what it cost: time, CPU of the program and of its database, and the most memory the program ever had. */
public final class ImportBench {

    private ImportBench() {}

    public static void main(String[] args) throws Exception {
        var file = Path.of(args[0]);
        try (var context = new SpringApplicationBuilder(Huiyin.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "logging.level.root=error", "huiyin.data=" + Files.createTempDirectory("huiyin-bench"))
                .run()) {
            var city = City.in(context);
            var order = new ImportOrder(file, file.getFileName().toString(), null, null, Map.of(), null, null, ImportKind.HISTORY, "cn-petition-2022",
                    city.office("petition").id(), new Actor.Program("bench"), null);
            long start = System.nanoTime();
            long own = own();
            long database = database();
            var result = context.getBean(LedgerImports.class).run(order, _ -> { });
            if (!(result instanceof ImportResult.Done(var batch))) {
                throw new IllegalStateException(result.toString());
            }
            System.out.printf(Locale.ROOT, "%d rows taken, %d refused: %.1f s, CPU of the program %.1f s, of the database %.1f s, VmHWM %s%n", batch.figures().taken(),
                    batch.figures().refused(), (System.nanoTime() - start) / 1e9, (own() - own) / 1e9, (database() - database) / 1e9, peak());
        }
        System.exit(0);
    }

    private static long own() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long database() {
        return ProcessHandle.current().descendants().mapToLong(child -> child.info().totalCpuDuration().map(java.time.Duration::toNanos).orElse(0L)).sum();
    }

    private static String peak() throws java.io.IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM")).findFirst().orElse("?").substring(6).strip();
    }
}
