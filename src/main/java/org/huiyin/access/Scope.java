package org.huiyin.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What one viewer may see of the legs, as a fragment of SQL. There is no other way to read legs: a test refuses a query on {@code legs} or
 * {@code matters} without it.
 *
 * <p>The shield is read in the same query, so that an exclusion made a moment ago already holds: nothing is visible to the accused, to those
 * under an accused office (条例第三十条), or to who is recused. Sealed legs are in no queue, search or export; only
 * {@link #visibleSealed} shows them, to the receivers named for that matter.
 *
 * <pre>{@code
 * scope.bind(jdbc.sql("select … from legs l where " + scope.visible("l") + " and l.open and …").param(…)).query(…)
 * }</pre>
 */
public final class Scope {

    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9_]{0,15}");
    private static final String ACCUSED = """
            (sa.staff_id = cast(:scope_staff as uuid)
              or sa.office_id = any(cast(:scope_line as uuid[]))
                and (sa.whole_line or sa.office_id = cast(:scope_office as uuid)))""";
    private static final String RECUSED = "sr.staff_id = cast(:scope_staff as uuid) and sr.ended_at is null";
    private static final Pattern PROGRAM = Pattern.compile("[a-z][a-z0-9-]{2,40}");

    private final int home;
    private final Sight sight;
    private final @Nullable Viewer viewer;
    private final String name;
    private final boolean steady;

    private Scope(int home, Sight sight, @Nullable Viewer viewer, String name, boolean steady) {
        this.home = home;
        this.sight = sight;
        this.viewer = viewer;
        this.name = name;
        this.steady = steady;
    }

    /**
     * Which legs of the home, before the shield: for an index that keeps legs outside of PostgreSQL and narrows by the same words. What it
     * finds is asked again of {@link #visible} before it is shown.
     */
    public sealed interface Sight {
        record Nothing() implements Sight {}

        record Offices(List<OfficeId> offices) implements Sight {}

        record Branch(OfficeId branch) implements Sight {}

        record WholeHome() implements Sight {}

        record EveryHome() implements Sight {}
    }

    /** Who looks, and the offices from theirs up to the top: an accusation of any of these hides the matter. */
    record Viewer(StaffId staff, OfficeId office, List<OfficeId> line) {}

    /**
     * The sight of a job of the program, by its name: every leg of every home, sealed ones only where the query asks for them.
     *
     * @param name for example {@code lapse-sweep}; stands in the journal as the actor
     */
    public static Scope program(String name) {
        if (!PROGRAM.matcher(name).matches()) {
            throw new IllegalArgumentException("A program scope needs a name such as lapse-sweep, not " + name);
        }
        return new Scope(0, new Sight.EveryHome(), null, name, false);
    }

    static Scope of(int home, Sight sight, Viewer viewer) {
        return new Scope(home, sight, viewer, viewer.staff().toString(), false);
    }

    /**
     * The same scope with its shield in other words: the matters kept from the viewer are read first, as a set, and each leg is held against it. For
     * statements whose plan is made once for all viewers (docs/adr/0187): no plan of these words is slow for a viewer from whom much is kept.
     */
    public Scope steady() {
        return new Scope(home, sight, viewer, name, true);
    }

    /** True for a job of the program. */
    public boolean isProgram() {
        return viewer == null;
    }

    /** The home this viewer works in; 0 for a program. */
    public int home() {
        return home;
    }

    /** How far this viewer sees, before the shield. */
    public Sight sight() {
        return sight;
    }

    /** Legs that are not sealed and that this viewer may see. For queues, look-ups, counts, exports: for everything. */
    public String visible(String alias) {
        check(alias);
        return "(not %s.sealed and %s and %s)".formatted(alias, within(alias), unshielded(alias));
    }

    /** Sealed legs whose named receiver this viewer is. Never for a list of more than one matter; see {@link #visibleEither}. */
    public String visibleSealed(String alias) {
        check(alias);
        return "(%s.sealed and %s and %s)".formatted(alias, received(alias), unshielded(alias));
    }

    /**
     * A leg that is either visible or, when sealed, named to this viewer: for opening one matter that is already known by its id. An office
     * also opens what it sent, wherever that went: it rules on objections and calls back (条例第二十三条第三款).
     */
    public String visibleEither(String alias) {
        check(alias);
        return "((case when %1$s.sealed then %2$s else (%3$s or %4$s) end) and %5$s)"
                .formatted(alias, received(alias), within(alias), own(alias, "sender_id"), unshielded(alias));
    }

    /** Legs, not sealed, on which this viewer's office has to act next: those it holds, and those it sent that wait for it. */
    public String visibleTurn(String alias) {
        check(alias);
        return "(not %s.sealed and %s and %s)".formatted(alias, own(alias, "turn_id"), unshielded(alias));
    }

    private String own(String alias, String column) {
        return viewer == null || sight instanceof Sight.Nothing
                ? "false"
                : "%1$s.home = :scope_home and %1$s.%2$s = cast(:scope_office as uuid)".formatted(alias, column);
    }

    /**
     * The shield alone, on any table with the columns {@code home} and {@code matter}: for rows that hang on a matter and were reached by
     * another way, such as notes or escalations.
     */
    public String unshielded(String alias) {
        check(alias);
        if (viewer == null) {
            return "true";
        }
        if (steady) {
            return """
                    %1$s.home = :scope_home
                    and %1$s.matter not in (select sa.matter from accused sa where sa.home = :scope_home and %2$s)
                    and %1$s.matter not in (select sr.matter from recusals sr where sr.home = :scope_home and %3$s)"""
                    .formatted(alias, ACCUSED, RECUSED);
        }
        return """
                not exists (select 1 from accused sa where sa.home = %1$s.home and sa.matter = %1$s.matter and %2$s)
                and not exists (select 1 from recusals sr where sr.home = %1$s.home and sr.matter = %1$s.matter and %3$s)"""
                .formatted(alias, ACCUSED, RECUSED);
    }

    /** Puts the values that the fragments name ({@code :scope_…}) into the statement. */
    public StatementSpec bind(StatementSpec statement) {
        var bound = bindViewer(statement);
        return switch (sight) {
            case Sight.Offices(var offices) when offices.size() == 1 -> bound.param("scope_one", offices.getFirst().value());
            case Sight.Offices(var offices) -> bound.param("scope_offices", array(offices));
            case Sight.Branch(var branch) -> bound.param("scope_branch", branch.value());
            case Sight.Nothing _, Sight.WholeHome _, Sight.EveryHome _ -> bound;
        };
    }

    /** Who looks, without how far: for what is kept from them. */
    StatementSpec bindViewer(StatementSpec statement) {
        return viewer == null
                ? statement
                : statement.param("scope_home", home)
                        .param("scope_staff", viewer.staff().value())
                        .param("scope_office", viewer.office().value())
                        .param("scope_line", array(viewer.line()));
    }

    @Nullable Viewer viewer() {
        return viewer;
    }

    private String within(String alias) {
        var part = switch (sight) {
            case Sight.Nothing _ -> " and false";
            case Sight.Offices(var offices) when offices.size() == 1 -> " and %s.office_id = cast(:scope_one as uuid)".formatted(alias);
            case Sight.Offices _ -> " and %s.office_id = any(cast(:scope_offices as uuid[]))".formatted(alias);
            case Sight.Branch _ -> " and %s.branch_id = cast(:scope_branch as uuid)".formatted(alias);
            case Sight.WholeHome _, Sight.EveryHome _ -> "";
        };
        return (viewer == null ? "true" : "%s.home = :scope_home".formatted(alias)) + part;
    }

    private String received(String alias) {
        if (viewer == null) {
            return "true";
        }
        return """
                %1$s.home = :scope_home and exists (select 1 from sealed_receivers sv where sv.home = %1$s.home
                  and sv.matter = %1$s.matter and sv.staff_id = cast(:scope_staff as uuid) and sv.ended_at is null)"""
                .formatted(alias);
    }

    /** Typed, as all values here: a plan that is made once would read a text anew for each row. */
    private static UUID[] array(Collection<OfficeId> offices) {
        return offices.stream().map(OfficeId::value).toArray(UUID[]::new);
    }

    private static void check(String alias) {
        if (!ALIAS.matcher(alias).matches()) {
            throw new IllegalArgumentException("Not an alias: " + alias);
        }
    }

    /** The program's name or the id of the staff member. */
    @Override
    public String toString() {
        return name;
    }
}
