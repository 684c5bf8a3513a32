package org.huiyin.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Access;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.QueueFilter.Due;
import org.huiyin.casework.QueueFilter.View;
import org.huiyin.casework.Queues;
import org.huiyin.organization.Organization;
import org.huiyin.web.Mark;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** Makes the {@link Frame} of a page, with counts taken after the shield. */
@Component
public class Frames {

    private static final List<String> PAGES = List.of("register", "approvals", "supervise", "unresolved", "knowledge", "import",
            "offices", "duties", "accounts", "calendars", "models", "grants", "journal");

    private final Access access;
    private final Queues queues;
    private final Organization organization;
    private final Clock clock;

    Frames(Access access, Queues queues, Organization organization, Clock clock) {
        this.access = access;
        this.queues = queues;
        this.organization = organization;
        this.clock = clock;
    }

    /** The frame of the page that is shown. */
    public Frame of(SignedIn who, Page t) {
        return of(who, t, t.path());
    }

    /** @param here address of the line that is shown as the present one */
    public Frame of(SignedIn who, Page t, String here) {
        if (!access.opens(who, "queue")) {
            return new Frame(office(who, t), false, List.of(), pages(who, t, here));
        }
        var scope = access.scopeOf(who);
        var now = clock.instant();
        return queues.together(() -> of(who, t, here, queues.counts(scope, who.office(), QueueFilter.of(View.TURN), now),
                queues.count(scope, who.office(), QueueFilter.of(View.OPEN), now)));
    }

    /**
     * The frame around a page that has counted already, for whoever reads matters.
     *
     * @param turn what waits for the reader's office, by due date
     * @param open everything open that the reader sees
     */
    Frame of(SignedIn who, Page t, String here, Map<Due, Integer> turn, int open) {
        var lines = new ArrayList<Frame.Link>();
        var own = QueueAddress.of(View.TURN);
        lines.add(queue(t, here, "desk.queue.turn", own, null, turn.getOrDefault(Due.ANY, 0)));
        lines.add(queue(t, here, "desk.queue.late", own.due(Due.LATE), Mark.LATE, turn.getOrDefault(Due.LATE, 0)));
        lines.add(queue(t, here, "desk.queue.soon", own.due(Due.SOON), Mark.SOON, turn.getOrDefault(Due.SOON, 0)));
        lines.add(queue(t, here, "desk.queue.open", QueueAddress.of(View.OPEN), null, open));
        var closed = QueueAddress.of(View.CLOSED).href();
        lines.add(new Frame.Link(closed, t.text("desk.queue.closed"), null, closed.equals(here), null));
        lines.add(link(t, here, "/desk/issues", "desk.page.issues"));
        return new Frame(office(who, t), true, List.copyOf(lines), pages(who, t, here));
    }

    private static Frame.Link queue(Page t, String here, String key, QueueAddress address, @org.jspecify.annotations.Nullable Mark mark, int count) {
        return new Frame.Link(address.href(), t.text(key), capped(count), address.href().equals(here), count > 0 ? mark : null);
    }

    private List<Frame.Link> pages(SignedIn who, Page t, String here) {
        var links = new ArrayList<Frame.Link>();
        if (access.opens(who, "approvals")) {
            links.add(link(t, here, "/desk/office", "desk.page.office"));
        }
        for (String page : PAGES) {
            if (access.opens(who, page)) {
                links.add(link(t, here, address(page), "desk.page." + page));
            }
        }
        links.add(link(t, here, "/desk/account", "desk.page.account"));
        return List.copyOf(links);
    }

    static String address(String page) {
        return switch (page) {
            case "supervise" -> "/desk/supervision";
            case "unresolved" -> "/desk/sealed";
            case "journal" -> "/desk/record";
            default -> "/desk/" + page;
        };
    }

    private static Frame.Link link(Page t, String here, String href, String key) {
        return new Frame.Link(href, t.text(key), null, here.equals(href), null);
    }

    private String office(SignedIn who, Page t) {
        return organization.find(who.office()).map(o -> t.either(o.nameZh(), o.nameEn())).orElse("");
    }

    /** A count as it is shown: beyond {@value Queues#MOST_COUNTED} a number says no more than "many". */
    static String capped(int count) {
        return count > Queues.MOST_COUNTED ? Queues.MOST_COUNTED + "+" : String.valueOf(count);
    }
}
