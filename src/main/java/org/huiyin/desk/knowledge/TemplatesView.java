package org.huiyin.desk.knowledge;

import java.util.List;
import org.huiyin.knowledge.TemplateForm;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.jspecify.annotations.Nullable;

/** The list of templates. @param retired whether those that are no longer used are listed too */
public record TemplatesView(List<Line> lines, boolean retired, boolean mayAdd, @Nullable String next, @Nullable String first) {

    /** One template. */
    public record Line(String href, String title, String category, String outcome, String begins, boolean retired) {}

    /** One template with its history. @param latest ordinal of the latest edition */
    public record One(String id, String title, String category, String outcome, String words, boolean retired, boolean mayRevise, int latest,
            List<EnactmentView.Past> history, List<Mistake> mistakes, String reason, boolean stale, @Nullable String said) {}

    /** The form of a template. */
    public record Form(String action, String back, String title, TemplateForm form, int ordinal, List<Choice> categories, List<Choice> outcomes,
            List<Mistake> mistakes, boolean stale) {}
}
