package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** A page made from a template, rendered into a buffer first so that a failure still gets a proper error page. */
final class JteView implements View {

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
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
    }
}
