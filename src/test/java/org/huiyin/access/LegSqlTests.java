package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No SQL reads or changes legs or matters past the scope. A statement on these tables stands beside a fragment of {@link Scope} or names its
 * exception in the statement itself: <code>/* scope: leg locked before *&#47;</code>.
 */
class LegSqlTests {

    /** Why a statement may do without a fragment. Another reason is a decision to be made here. */
    private static final Set<String> EXCEPTIONS = Set.of(
            // the row was reached through a fragment in the same transaction
            "leg locked before",
            "leg found before",
            // the person who holds number and code
            "number and code",
            // a job of the program that shows nothing to anybody; it may say which
            "program",
            // one row about the matter that says nothing of what it is about
            "exists only");

    private static final Pattern ON_TABLE = Pattern.compile("(?i)\\b(from|join|update|delete\\s+from)\\s+(legs|matters)\\b");
    private static final Pattern NAMED = Pattern.compile("/\\*\\s*scope:\\s*([a-z -]+?)\\s*\\*/");
    private static final Pattern FRAGMENT = Pattern.compile("\\.(visible|visibleTurn|visibleSealed|visibleEither|unshielded)\\(");

    private static final Pattern BUILT_UP = Pattern.compile("var where = new StringBuilder\\([^;]*scope\\.visible\\(\"l\"\\)\\);");

    record Statement(int line, String text) {}

    @Test
    void everyStatementOnLegsOrMattersIsScopedOrNamed() throws IOException {
        var wrong = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                for (var statement : statements(source)) {
                    if (ON_TABLE.matcher(statement.text()).find() && !isFine(statement.text()) && !isBuiltUp(statement.text(), source)) {
                        wrong.add(file + ":" + statement.line());
                    }
                }
            }
        }
        assertThat(wrong).as("SQL on legs or matters without a scope").isEmpty();
    }

    @Test
    void theScanSeesWhatItShould() {
        assertThat(statements("x.sql(\"select * from legs l\").query()")).noneMatch(s -> isFine(s.text()));
        assertThat(statements("x.sql(\"select * from legs l where \" + scope.visible(\"l\"))")).allMatch(s -> isFine(s.text()));
        assertThat(statements("x.sql(\"/* scope: number and code */ select * from matters\")")).allMatch(s -> isFine(s.text()));
        assertThat(statements("x.sql(\"/* scope: because */ select * from matters\")")).noneMatch(s -> isFine(s.text()));
        assertThat(statements("a(scope.visible(\"l\"));\nx.sql(\"update legs set a = 1\");")).noneMatch(
                s -> ON_TABLE.matcher(s.text()).find() && isFine(s.text()));
    }

    private static boolean isFine(String statement) {
        var named = NAMED.matcher(statement);
        return named.find() ? EXCEPTIONS.contains(named.group(1)) || named.group(1).startsWith("program ") : FRAGMENT.matcher(statement).find();
    }

    /** A condition put together in a variable {@code where} of the same file that begins with the fragment, or the one of a queue. */
    private static boolean isBuiltUp(String statement, String source) {
        return statement.contains("queue.sql()")
                || statement.contains("+ where") && (BUILT_UP.matcher(source).find() || source.contains("String where = queue.sql();")
                        || source.contains("@param where begins with {@link QueueWhere#sql}"));
    }

    @Test
    void theConditionOfAQueueBeginsWithTheScope() throws IOException {
        assertThat(Files.readString(Path.of("src/main/java/org/huiyin/casework/QueueWhere.java"))).containsPattern(BUILT_UP);
    }

    /** Java statements with the SQL in them: cut at semicolons outside of strings and comments. */
    private static List<Statement> statements(String source) {
        var found = new ArrayList<Statement>();
        int from = 0;
        int line = 1;
        int began = 1;
        boolean code = true;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (code && source.startsWith("\"\"\"", i)) {
                int end = source.indexOf("\"\"\"", i + 3);
                line += (int) source.substring(i, end).chars().filter(x -> x == '\n').count();
                i = end + 2;
            } else if (code && c == '"') {
                for (i++; source.charAt(i) != '"'; i++) {
                    if (source.charAt(i) == '\\') {
                        i++;
                    }
                }
            } else if (code && c == '\'') {
                for (i++; source.charAt(i) != '\''; i++) {
                    if (source.charAt(i) == '\\') {
                        i++;
                    }
                }
            } else if (source.startsWith("//", i)) {
                while (i + 1 < source.length() && source.charAt(i + 1) != '\n') {
                    i++;
                }
            } else if (source.startsWith("/*", i)) {
                int end = source.indexOf("*/", i);
                line += (int) source.substring(i, end).chars().filter(x -> x == '\n').count();
                i = end + 1;
                from = i + 1;
                began = line;
            } else if (c == ';') {
                found.add(new Statement(began, source.substring(from, i)));
                from = i + 1;
                began = line;
            }
        }
        found.add(new Statement(began, source.substring(Math.min(from, source.length()))));
        return found;
    }
}
