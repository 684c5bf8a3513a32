package org.huiyin.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Style sheets, scripts and pictures, put together and packed once, and named after their content so that browsers may
 * keep them for ever.
 */
@Component
class Assets {

    /** One file that browsers ask for: its bytes, plain and packed. */
    record Asset(String type, String digest, byte[] plain, byte[] packed) {}

    private static final String CSS = "text/css;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";

    private static final Map<String, List<String>> PARTS = Map.of(
            "portal.css", List.of("static/css/tokens.css", "static/css/reset.css", "static/css/base.css",
                    "static/css/components.css", "static/css/portal.css", "static/css/print.css"),
            "desk.css", List.of("static/css/tokens.css", "static/css/reset.css", "static/css/base.css",
                    "static/css/components.css", "static/css/desk.css", "static/css/desk-access.css", "static/css/desk-pages.css", "static/css/desk-knowledge.css",
                    "static/css/print.css"),
            "portal.js", List.of("static/js/common.js", "static/js/portal.js"),
            "desk.js", List.of("static/js/common.js", "static/js/desk.js", "static/js/desk-pages.js"),
            "htmx.js", List.of("META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"),
            "icon.svg", List.of("static/icon.svg"));

    private final Map<String, Asset> kept = new ConcurrentHashMap<>();
    private final boolean dev;

    Assets(@Value("${huiyin.dev:false}") boolean dev) {
        this.dev = dev;
    }

    /** The address of an asset. A name nobody made is a bug. */
    String address(String name) {
        return "/assets/" + require(name).digest() + "/" + name;
    }

    /** The asset of a name, or null. */
    @Nullable Asset find(String name) {
        return PARTS.containsKey(name) ? require(name) : null;
    }

    private Asset require(String name) {
        var parts = PARTS.get(name);
        if (parts == null) {
            throw new IllegalArgumentException("no asset named " + name);
        }
        return dev ? make(name, parts) : kept.computeIfAbsent(name, n -> make(n, parts));
    }

    private Asset make(String name, List<String> parts) {
        try {
            var all = new ByteArrayOutputStream();
            for (var part : parts) {
                var source = Path.of("src/main/resources", part);
                if (dev && Files.exists(source)) {
                    all.write(Files.readAllBytes(source));
                } else {
                    try (var in = new ClassPathResource(part).getInputStream()) {
                        in.transferTo(all);
                    }
                }
                all.write('\n');
            }
            var plain = all.toByteArray();
            var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain), 0, 8);
            return new Asset(type(name), digest, plain, pack(plain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> CSS;
            case "js" -> SCRIPT;
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }

    private static byte[] pack(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
