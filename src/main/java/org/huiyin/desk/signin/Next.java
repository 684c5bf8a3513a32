package org.huiyin.desk.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The page that was asked for before signing in: one of the desk's own, never an address somebody else wrote into a link. */
record Next(String path) {

    private static final Pattern OWN = Pattern.compile("/desk(/[A-Za-z0-9/._-]*)?(\\?[^\\s\\\\#]*)?");

    static Next of(String asked) {
        boolean own = OWN.matcher(asked).matches() && !asked.contains("//") && !asked.startsWith("/desk/sign-in");
        return new Next(own ? asked : "/desk");
    }

    /** As a query for the next step; empty for the first page of the desk. */
    String query() {
        return path.equals("/desk") ? "" : "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
