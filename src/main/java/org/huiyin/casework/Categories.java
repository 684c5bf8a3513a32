package org.huiyin.casework;

import java.util.List;

/** Codes of the first-level scheme of contents that the petition office may set; the names stand in the messages. */
public final class Categories {

    /** In the order people look for them. Our own codes; a scheme with versions and three levels comes with triage. */
    public static final List<String> CODES = List.of(
            "URBAN", "HOUSING", "ENVIRONMENT", "TRANSPORT", "LABOUR", "EDUCATION", "HEALTH", "CIVIL", "LAND", "RURAL", "MARKET", "CULTURE",
            "SAFETY", "GOVERNMENT", "OTHER");

    private Categories() {}
}
