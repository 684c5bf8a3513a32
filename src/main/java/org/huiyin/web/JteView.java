package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** A page made from a template, rendered into a buffer first so that a failure still gets a proper error page. */
final class JteView implements View {

    /** Bytes below which packing gains nothing; the same as {@code server.compression.min-response-size}. */
    private static final int WORTH_PACKING = 1024;

    private final Renderer renderer;
    private final Pages pages;
    private final String template;

    JteView(Renderer renderer, Pages pages, String template) {
        this.renderer = renderer;
        this.pages = pages;
        this.template = template;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=utf-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var values = new HashMap<String, @Nullable Object>();
        if (model != null) {
            model.forEach((name, value) -> {
                if (!name.startsWith("org.springframework.")) {
                    values.put(name, value);
                }
            });
        }
        values.put("t", pages.of(request));
        var page = renderer.render(template, values);
        response.setContentType(getContentType());
        boolean worthPacking = page.getContentLength() >= WORTH_PACKING;
        if (worthPacking) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (!worthPacking || !takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.setContentLength(page.getContentLength());
            response.setBufferSize(page.getContentLength() + 1); // as below
            page.writeTo(response.getOutputStream());
            return;
        }
        var packed = new ByteArrayOutputStream(page.getContentLength() / 5);
        try (var gzip = new QuickGzip(packed)) {
            page.writeTo(gzip);
        }
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        // The whole answer stays in the buffer until all filters are done: one that goes out early has its session read a second time,
        // and would keep its place at the turnstile for as long as a slow line takes.
        response.setBufferSize(packed.size() + 1);
        packed.writeTo(response.getOutputStream());
    }

    static boolean takesGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (var coding : accepted.toLowerCase(Locale.ROOT).split(",")) {
            var parts = coding.strip().split("\\s*;\\s*");
            if (parts[0].equals("gzip") && (parts.length == 1 || !parts[1].matches("q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }

    /** Packs at the first level: a twelfth more bytes than the server's sixth, and half the work. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 4096);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
