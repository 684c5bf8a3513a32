package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.huiyin.City;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What goes over the wire with every page: headers, languages, errors, weight. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class PagesTests {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired ApplicationContext context;

    @BeforeEach
    void build() {
        City.in(context);
    }

    @Test
    void everyPageForbidsScriptsThatAreNotOurs() throws Exception {
        var page = get("/", "zh-CN");
        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'").contains("script-src 'self'").doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body()).doesNotContain("style=\"").doesNotContain("onclick");
    }

    @Test
    void theFirstVisitSpeaksTheLanguageOfTheBrowserAndTheSwitchIsRemembered() throws Exception {
        assertThat(get("/", "en-GB,en;q=0.8").body()).contains("lang=\"en\"");
        assertThat(get("/", "fr-FR").body()).contains("lang=\"zh-CN\"");
        var switched = get("/?lang=en", "zh-CN");
        assertThat(switched.body()).contains("lang=\"en\"");
        assertThat(switched.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("lang=en"));
    }

    @Test
    void aPageThatIsNotThereIsSaidSoInBothLanguages() throws Exception {
        var zh = get("/no-such-page", "zh-CN");
        assertThat(zh.statusCode()).isEqualTo(404);
        assertThat(zh.body()).contains("没有找到这一页");
        assertThat(get("/no-such-page", "en").body()).contains("We could not find this page");
    }

    /** The form has no token: nothing is done, and what was typed comes back. */
    @Test
    void anExpiredFormGivesBackWhatWasTyped() throws Exception {
        var body = "content=" + java.net.URLEncoder.encode("电梯停了 <b>半个月</b>", StandardCharsets.UTF_8) + "&code=1234567890123456";
        var answer = client.send(HttpRequest.newBuilder(at("/file/what")).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin").header("Accept-Language", "zh")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("电梯停了 &lt;b&gt;半个月&lt;/b&gt;").contains("再提交一次").doesNotContain("1234567890123456");
        var other = client.send(HttpRequest.newBuilder(at("/file/what")).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site").POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(other.body()).as("another site's form cannot be sent on").doesNotContain("action=\"/file/what\"");
    }

    @Test
    void aFileThatIsTooLargeIsSaidToBeTooLarge() throws Exception {
        var body = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                + "x".repeat(11 * 1024 * 1024) + "\r\n--x--\r\n";
        var answer = client.send(HttpRequest.newBuilder(at("/file/files")).header("Content-Type", "multipart/form-data; boundary=x")
                .header("Accept-Language", "zh").POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("文件太大了");
    }

    @Test
    void aPortalPageWithAllItNeedsWeighsUnderAHundredThousandBytes() throws Exception {
        long bytes = 0;
        var page = client.send(HttpRequest.newBuilder(at("/")).header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
        bytes += page.body().length;
        var html = unpacked(page);
        var addresses = Pattern.compile("/assets/[0-9a-f]+/[a-z.]+").matcher(html);
        while (addresses.find()) {
            var asset = client.send(HttpRequest.newBuilder(at(addresses.group())).header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            bytes += asset.body().length;
        }
        assertThat(bytes).isLessThan(100_000);
        System.out.println("home page with styles, script and icon: " + bytes + " bytes packed");
    }

    private static String unpacked(HttpResponse<byte[]> page) throws IOException {
        return page.headers().firstValue("Content-Encoding").orElse("").equals("gzip")
                ? new String(new GZIPInputStream(new java.io.ByteArrayInputStream(page.body())).readAllBytes(), StandardCharsets.UTF_8)
                : new String(page.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path, String languages) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).header("Accept-Language", languages).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
