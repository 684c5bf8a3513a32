package org.huiyin.knowledge;

/**
 * A template as it was typed.
 *
 * @param category code of contents, empty for all
 */
public record TemplateForm(String title, String category, String outcome, String words, String note) {

    public static TemplateForm empty() {
        return new TemplateForm("", "", "", "", "");
    }
}
