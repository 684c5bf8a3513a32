package org.huiyin.knowledge;

import java.util.List;

/**
 * An edition as it was typed.
 *
 * @param from a date
 * @param until a date, or empty
 * @param excerpt whether only some articles are held
 * @param words the running text; articles begin with 第…条
 */
public record EnactmentForm(
        String kind,
        String title,
        String issuer,
        String number,
        String from,
        String until,
        String address,
        String keywords,
        List<String> categories,
        boolean excerpt,
        String words,
        String note) {

    public EnactmentForm {
        categories = List.copyOf(categories);
    }

    public static EnactmentForm empty() {
        return new EnactmentForm("", "", "", "", "", "", "", "", List.of(), false, "", "");
    }
}
