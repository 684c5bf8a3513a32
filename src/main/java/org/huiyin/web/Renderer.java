package org.huiyin.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Turns a template and its values into bytes, whole or not at all. */
@Component
public class Renderer {

    private static final Path SOURCES = Path.of("src/main/jte");

    private final TemplateEngine engine;

    Renderer(@Value("${huiyin.dev:false}") boolean dev) {
        if (dev && Files.isDirectory(SOURCES)) {
            this.engine = TemplateEngine.create(new DirectoryCodeResolver(SOURCES), Path.of("target/jte-dev"),
                    ContentType.Html, Renderer.class.getClassLoader());
        } else {
            this.engine = TemplateEngine.createPrecompiled(ContentType.Html);
            this.engine.setBinaryStaticContent(true);
        }
    }

    boolean has(String template) {
        return engine.hasTemplate(template + ".jte");
    }

    /** The finished page. Whatever goes wrong in a template is thrown before a byte is sent. */
    public Utf8ByteOutput render(String template, Map<String, @Nullable Object> model) {
        var out = new Utf8ByteOutput();
        engine.render(template + ".jte", model, out);
        return out;
    }
}
