package org.huiyin.web;

/** Reads a template and gives only what it says itself: no expressions, statements, comments or drawings. */
final class Markup {

    private final String template;
    private final StringBuilder said = new StringBuilder();
    private int at;

    private Markup(String template) {
        this.template = template;
    }

    static String of(String template) {
        var markup = new Markup(template.replaceAll("(?s)<%--.*?--%>", "").replaceAll("(?m)^@(import|param).*$", ""));
        markup.text();
        return markup.said.toString().replaceAll("(?s)<svg.*?</svg>", "");
    }

    /** Reads markup up to a closing back-tick or the end. */
    private void text() {
        while (at < template.length() && template.charAt(at) != '`') {
            if (begins("${") || begins("!{") || begins("$unsafe{")) {
                at = template.indexOf('{', at) + 1;
                code('}');
            } else if (template.charAt(at) == '@' && at + 1 < template.length() && Character.isLetter(template.charAt(at + 1))) {
                at++;
                while (at < template.length() && (Character.isLetterOrDigit(template.charAt(at)) || template.charAt(at) == '.')) {
                    at++;
                }
                if (at < template.length() && template.charAt(at) == '(') {
                    at++;
                    code(')');
                }
            } else {
                said.append(template.charAt(at++));
            }
        }
    }

    /** Skips Java up to what closes it; a content block within is markup again. */
    private void code(char close) {
        while (at < template.length()) {
            char c = template.charAt(at++);
            if (c == close) {
                return;
            }
            switch (c) {
                case '(' -> code(')');
                case '{' -> code('}');
                case '"' -> {
                    while (template.charAt(at) != '"') {
                        at += template.charAt(at) == '\\' ? 2 : 1;
                    }
                    at++;
                }
                case '\'' -> at = template.indexOf('\'', at + 1) + 1;
                case '@' -> {
                    if (template.charAt(at) == '`') {
                        at++;
                        text();
                        at++;
                    }
                }
                default -> {
                    // an ordinary character of an expression
                }
            }
        }
    }

    private boolean begins(String sign) {
        return template.startsWith(sign, at);
    }
}
