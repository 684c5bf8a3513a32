package org.huiyin.intake;

/** The name of a ledger, as its file is called: marks of copies, and of the file to mend, are no part of it. */
final class LedgerName {

    private static final int LONGEST = 80;

    private LedgerName() {}

    static String of(String fileName) {
        var name = fileName.replaceAll(".*[/\\\\]", "").replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").strip();
        var before = "";
        while (!name.equals(before)) {
            before = name;
            name = name.replaceFirst("(?:[-_ ]?(?:未收|to-mend)(?:-\\d+)?|\\s*[(（]\\d+[)）]|\\s*-\\s*(?:副本|Copy|copy))$", "").strip();
        }
        if (name.isEmpty()) {
            name = "ledger";
        }
        return name.codePointCount(0, name.length()) > LONGEST ? name.substring(0, name.offsetByCodePoints(0, LONGEST)) : name;
    }

    /** What the file to mend is called. */
    static String toMend(String fileName, boolean chinese) {
        return of(fileName) + (chinese ? "-未收" : "-to-mend") + ".xlsx";
    }
}
