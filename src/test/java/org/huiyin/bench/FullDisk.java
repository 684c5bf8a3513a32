package org.huiyin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huiyin.City;
import org.huiyin.Huiyin;
import org.huiyin.access.StaffAccounts;
import org.huiyin.desk.Visitor;
import org.huiyin.journal.Actor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The whole program on a disk that runs full while people file: what they see, whether anything acknowledged is lost, and how soon it works again
 * once there is room. Ends with 1 when something is not as it should be.
 */
public final class FullDisk {

    private static final String PASSWORD = "three grey herons on a bench";
    private static final Pattern NUMBER = Pattern.compile("(?<=<dd class=\"number\">)[0-9]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
    private static final String TYPED = "楼上漏水三个月，找过物业两次，没有人来修。";

    private final int port;
    private final Path disk;
    private final Visitor clerk;
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private FullDisk(int port, Path disk) {
        this.port = port;
        this.disk = disk;
        this.clerk = new Visitor(port);
    }

    public static void main(String[] args) throws Exception {
        var disk = Path.of(args[0]);
        try (var context = new SpringApplicationBuilder(Huiyin.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "logging.level.root=error", "huiyin.data=" + disk.resolve("data"))
                .run()) {
            City.in(context);
            var accounts = context.getBean(StaffAccounts.class);
            accounts.open(City.staffId("petition", "officer"), "officer", PASSWORD, false, new Actor.Program("bench"), Instant.now());
            int port = Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
            var trial = new FullDisk(port, disk);
            trial.run();
            System.out.println();
            trial.wrong.forEach(line -> System.out.println("WRONG: " + line));
            System.exit(trial.wrong.isEmpty() ? 0 : 1);
        }
    }

    private void run() throws Exception {
        expect(clerk.signIn("officer", PASSWORD).statusCode() == 302, "sign-in");
        for (int i = 0; i < 20; i++) {
            file(i);
        }
        expect(acknowledged.size() == 20, "all are taken while there is room");
        System.out.println("health while the disk is small: " + health());
        expect(health().contains("DISK_NEARLY_FULL") && health().startsWith("200"), "health says nearly full, and answers");
        var form = form(1_000);
        var ballast = disk.resolve("ballast");
        fill(ballast);
        System.out.println("disk full");

        var answers = new TreeMap<String, Integer>();
        int without = 0;
        for (int i = 0; i < 30; i++) {
            int before = acknowledged.size();
            var page = send(form, i);
            boolean taken = acknowledged.size() > before;
            String said = taken ? "taken" : page.body().contains("存储空间满了") ? "full" : page.body().contains("系统正在恢复") ? "recovering" : "other";
            answers.merge(page.statusCode() + " " + said, 1, Integer::sum);
            if (!taken && !page.body().contains(TYPED)) {
                without++;
            }
            if (i == 2 || i == 10) {
                // what had been left over is gone too
                fill(ballast);
            }
        }
        System.out.println("answers while it is full: " + answers);
        System.out.println("health: " + health());
        expect(answers.keySet().stream().noneMatch(answer -> answer.endsWith("other")), "every refusal says what is the matter");
        expect(without == 0, "every refusal gives back what was typed");
        expect(answers.keySet().stream().anyMatch(answer -> answer.endsWith("full") || answer.endsWith("recovering")), "the disk was really full");

        Files.delete(ballast);
        long start = System.nanoTime();
        int before = acknowledged.size();
        while (acknowledged.size() == before && System.nanoTime() - start < 180_000_000_000L) {
            try {
                file(2_000);
            } catch (IllegalStateException notYet) {
                Thread.sleep(500);
            }
        }
        System.out.printf(Locale.ROOT, "taken again %.1f s after there was room%n", (System.nanoTime() - start) / 1e9);
        expect(acknowledged.size() > before, "it works again by itself");
        int missing = 0;
        for (var number : acknowledged) {
            if (clerk.get("/desk/matters/" + number).statusCode() != 200) {
                missing++;
            }
        }
        System.out.printf(Locale.ROOT, "%d acknowledged, %d of them missing%n", acknowledged.size(), missing);
        expect(missing == 0, "nothing acknowledged is lost");
        try (var files = Files.walk(disk)) {
            expect(files.noneMatch(file -> file.toString().endsWith(".part") || file.toString().contains(".unpacking-")), "no half file is left");
        }
    }

    private void expect(boolean holds, String what) {
        if (!holds) {
            wrong.add(what);
        }
    }

    private String health() {
        try {
            var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health")).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException failed) {
            return failed.toString();
        }
    }

    /** The token and the key of a form that was opened before. */
    private record Form(String token, String key) {}

    private Form form(int n) {
        var page = clerk.get("/desk/register").body();
        return new Form(hidden(page, "_csrf"), hidden(page, "key"));
    }

    private static String hidden(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in the page");
        }
        return found.group(1);
    }

    private void file(int n) {
        send(form(n), n);
    }

    private HttpResponse<String> send(Form form, int n) {
        var now = Instant.now().atZone(ZoneId.of("Asia/Shanghai"));
        var page = clerk.post("/desk/register", "_csrf", form.token(), "key", form.key().substring(0, form.key().length() - 5) + String.format("%05d", n), "channel",
                "VISIT", "receivedOn", LocalDate.from(now).toString(), "receivedAt", "00:00", "title", "楼上漏水", "content", TYPED + "x".repeat(n % 7 * 1000),
                "accusation", "no", "class", "claim", "seenBy", "NOBODY", "replyBy", "NONE");
        var number = NUMBER.matcher(page.body());
        if (page.statusCode() == 200 && page.body().contains("接收凭证") && number.find()) {
            acknowledged.add(number.group());
        }
        return page;
    }

    private static void fill(Path ballast) throws IOException {
        var block = new byte[1 << 16];
        for (int size = block.length; size >= 512; size /= 2) {
            try (var out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(block, 0, size);
                }
            } catch (IOException full) {
                // smaller pieces
            }
        }
    }
}
