package org.huiyin.desk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Somebody with a browser that keeps cookies and follows nothing by itself. */
public final class Visitor {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
    private final String base;

    public Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Posts a form with the token of the page {@code from}, as a browser would. */
    public HttpResponse<String> post(String path, String... fields) {
        var body = IntStream.iterate(0, i -> i < fields.length, i -> i + 2)
                .mapToObj(i -> fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** Sends a file in a form, with the token that the page at {@code page} holds. */
    public HttpResponse<String> upload(String page, String path, String name, byte[] bytes) {
        var edge = "edge-of-a-part";
        var token = token(get(page).body());
        var head = "--" + edge + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--" + edge
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(java.util.List.of(head.getBytes(StandardCharsets.UTF_8), bytes,
                        ("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8)))).build());
    }

    /** As {@link #post}, with the token that the page at {@code page} holds. */
    public HttpResponse<String> fill(String page, String path, String... fields) {
        var token = token(get(page).body());
        var all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "_csrf";
        all[fields.length + 1] = token;
        return post(path, all);
    }

    /** Sends one file with the token that the page at {@code page} holds. */
    public HttpResponse<String> upload(String page, String path, String field, String name, String content) {
        var apart = "----huiyin" + System.nanoTime();
        var body = "--" + apart + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token(get(page).body()) + "\r\n--" + apart
                + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                + content + "\r\n--" + apart + "--\r\n";
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "multipart/form-data; boundary=" + apart)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    public HttpResponse<String> signIn(String login, String password) {
        return fill("/desk/sign-in", "/desk/sign-in", "login", login, "password", password);
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals(name)).map(HttpCookie::getValue)
                .findFirst().orElse("");
    }

    private static String token(String body) {
        var mark = "name=\"_csrf\" value=\"";
        int at = body.indexOf(mark);
        return at < 0 ? "" : body.substring(at + mark.length(), body.indexOf('"', at + mark.length()));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
