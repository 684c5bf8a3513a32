package org.huiyin;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The one browser of all tests, opened when the first of them asks and closed with the JVM. A test on a machine without Chromium is skipped and
 * says so.
 */
public final class Chromium {

    private static final Map<String, String> QUIET = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    private static final Pattern SPOKEN = Pattern.compile("\\b(?:title|aria-label|placeholder|alt)=\"([^\"]*)\"");
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern HAN = Pattern.compile("[^\\n]{0,30}\\p{IsHan}[^\\n]{0,30}");
    private static Browser browser;

    private Chromium() {}

    /** The browser; skips the test where there is none. */
    public static synchronized Browser browser() {
        if (browser == null) {
            var program = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable)
                    .findFirst();
            Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: skipped");
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(QUIET));
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program.get()).setArgs(List.of("--no-sandbox")).setEnv(QUIET));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    /** Somebody who opens the browser anew, with no cookie of anybody before. */
    public static BrowserContext visitor(int width, String locale, boolean script) {
        var visitor = browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 900).setLocale(locale).setJavaScriptEnabled(script));
        visitor.setDefaultTimeout(60_000);
        return visitor;
    }

    /** Keeps a picture of the whole page for whoever wants to look. */
    public static void picture(Page page, Path directory, String name) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(directory.resolve(name + ".png")).setFullPage(true));
    }

    /** What is wrong with the page: wider than the window, or a serious fault for whoever reads with a screen reader. Needs JavaScript. */
    public static List<String> faults(Page page) {
        var wrong = new ArrayList<String>();
        if ((Boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1")) {
            wrong.add("wider than the window");
        }
        new AxeBuilder(page).analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .forEach(rule -> wrong.add(rule.getId() + " " + rule.getNodes().getFirst().getTarget() + " " + rule.getNodes().getFirst().getHtml()));
        return wrong;
    }

    /**
     * Chinese on a page that is to be read in English, besides what may be: what people typed, names, and the switch to Chinese. Reads what is
     * shown and what is read aloud (titles, labels, placeholders); needs no JavaScript.
     *
     * @param typed words and names that may stand in Chinese
     */
    public static List<String> chinese(Page page, Collection<String> typed) {
        var html = page.content().replaceAll("(?s)<(script|style|svg)\\b.*?</\\1>", " ");
        var said = new StringBuilder(html.replaceAll("<[^>]*>", "\n"));
        SPOKEN.matcher(html).results().forEach(found -> said.append('\n').append(found.group(1)));
        // placeholders stand in the person's own text, and a document keeps the number it was given
        var left = said.toString().replace("中文", "").replaceAll("「(本人|本人住址|电话|证件|[^」]{1,6})[①-⑳]?」", "").replaceAll("信访答〔\\d+〕\\d+号", "");
        for (var own : typed.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
            left = left.replace(own, "");
        }
        return HAN.matcher(left).results().map(found -> found.group().strip()).filter(line -> !quotes(line, typed)).distinct().toList();
    }

    /** Whether every Chinese run of a line is a piece of what somebody typed, as in the words that speak for a suggestion. */
    private static boolean quotes(String line, Collection<String> typed) {
        return RUN.matcher(line).results().allMatch(run -> typed.stream().anyMatch(own -> own.contains(run.group())));
    }
}
