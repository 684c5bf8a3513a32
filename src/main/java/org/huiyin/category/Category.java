package org.huiyin.category;

import java.util.List;
import org.huiyin.lawfile.Text;

/**
 * One thing that matters can be about: a problem, never a person.
 *
 * @param code for instance {@code URBAN-WATER-QUALITY}; begins with the code of the category it is part of
 * @param level 1 to 3
 * @param name what people read
 * @param words words of messages that point to it
 * @param parts the categories it is made of, in the order people look for them
 */
public record Category(String code, int level, Text name, List<String> words, List<Category> parts) {

    /** A code of any level and the codes above it, the nearest first. */
    public static List<String> line(String code) {
        var line = new java.util.ArrayList<String>();
        for (int end = code.length(); end > 0; end = code.lastIndexOf('-', end - 1)) {
            line.add(code.substring(0, end));
        }
        return line;
    }

    /** The code of the first level, its own at the first level. */
    public String top() {
        return top(code);
    }

    /** The code of the first level above any code. */
    public static String top(String code) {
        int end = code.indexOf('-');
        return end < 0 ? code : code.substring(0, end);
    }
}
