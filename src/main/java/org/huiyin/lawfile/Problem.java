package org.huiyin.lawfile;

import java.util.Locale;

/**
 * One thing wrong in a data file.
 *
 * @param file name of the file as the reader knows it
 * @param line line of the file, from 1
 * @param reason what is wrong
 * @param example the right form, as it would stand in the file
 */
public record Problem(String file, int line, Text reason, String example) {

    /** One paragraph a person can act on. */
    public String say(Locale locale) {
        return new Text(
                        "%s 第 %d 行：%s 正确写法：%s".formatted(file, line, reason.zh(), example),
                        "%s line %d: %s Right form: %s".formatted(file, line, reason.en(), example))
                .in(locale);
    }
}
