package org.huiyin.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what was typed on each page into the draft, as it is, and says what must be put right. */
@Component
class Answers {

    static final int MOST_CONTENT = 5000;
    static final int MOST_TITLE = 60;
    static final int MOST_REQUEST = 500;
    static final int MOST_REQUESTS = 10;
    static final int MOST_OFFICES = 5;
    /** What is kept of a field at all, so that too long a text can be shortened by whoever wrote it. */
    private static final int KEPT = 40_000;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()#*-]{5,24}");

    private final Organization organization;

    Answers(Organization organization) {
        this.organization = organization;
    }

    /** Puts into the draft what the page sent. */
    void take(Step step, Draft draft, HttpServletRequest form) {
        switch (step) {
            case WHAT -> {
                draft.content = text(form, "content");
                draft.title = line(form, "title");
            }
            case WHERE -> {
                var named = line(form, "named-place");
                draft.place = organization.jurisdiction(named).isPresent() ? named : line(form, "place");
                draft.placeText = line(form, "placeText");
            }
            case ASK -> takeRequests(draft, form);
            case ABOUT -> {
                draft.about = choice(Draft.About.class, line(form, "about"));
                draft.retaliation = form.getParameter("retaliation") != null;
            }
            case WHOM -> takeOffices(draft, form);
            case NAME -> draft.seen = choice(Draft.Seen.class, line(form, "seen"));
            case YOU -> {
                draft.name = line(form, "name");
                draft.phone = line(form, "phone");
                draft.address = line(form, "address");
            }
            case ANSWER -> {
                draft.answer = choice(Draft.Answer.class, line(form, "answer"));
                if (form.getParameter("post") != null) {
                    draft.address = line(form, "post");
                }
            }
            case JOIN -> draft.join = choice(Draft.Join.class, line(form, "join"));
            case FILES, CHECK -> {
                // files come on their own way; checking types nothing
            }
        }
    }

    /** What must be put right before the page can be left forward. */
    List<Mistake> mistakes(Step step, Draft draft, Page t) {
        var wrong = new ArrayList<Mistake>();
        switch (step) {
            case WHAT -> {
                if (draft.content.isBlank()) {
                    wrong.add(new Mistake("content", t.text("portal.what.content.missing")));
                }
                tooLong(wrong, t, "content", draft.content, MOST_CONTENT);
                tooLong(wrong, t, "title", draft.title, MOST_TITLE);
            }
            case WHERE -> {
                if (!draft.place.isEmpty() && organization.jurisdiction(draft.place).isEmpty()) {
                    wrong.add(new Mistake("place", t.text("portal.where.place.unknown")));
                }
                tooLong(wrong, t, "placeText", draft.placeText, MOST_REQUEST);
            }
            case ASK -> {
                if (draft.asked().isEmpty()) {
                    wrong.add(new Mistake("request-1", t.text("portal.ask.missing")));
                }
                for (int i = 0; i < draft.requests.size(); i++) {
                    tooLong(wrong, t, "request-" + (i + 1), draft.requests.get(i), MOST_REQUEST);
                }
            }
            case ABOUT -> {
                if (draft.about == null) {
                    wrong.add(new Mistake("about", t.text("portal.about.missing")));
                }
            }
            case WHOM -> {
                if (draft.isSealed() && draft.offices.isEmpty() && draft.named.isBlank()) {
                    wrong.add(new Mistake("sought", t.text("portal.whom.missing")));
                }
                tooLong(wrong, t, "named", draft.named, MOST_REQUEST);
            }
            case NAME -> {
                if (draft.seen == null) {
                    wrong.add(new Mistake("seen", t.text("portal.name.missing")));
                }
            }
            case YOU -> {
                if (!draft.phone.isEmpty() && !PHONE.matcher(draft.phone).matches()) {
                    wrong.add(new Mistake("phone", t.text("portal.you.phone.wrong")));
                }
                tooLong(wrong, t, "name", draft.name, 80);
                tooLong(wrong, t, "address", draft.address, 200);
            }
            case ANSWER -> {
                if (draft.answer == null) {
                    wrong.add(new Mistake("answer", t.text("portal.answer.missing")));
                } else if (draft.answer == Draft.Answer.PAPER && draft.seen != Draft.Seen.NOBODY && draft.address.isBlank()) {
                    wrong.add(new Mistake("post", t.text("portal.answer.address.missing")));
                } else if (draft.answer == Draft.Answer.PAPER && draft.seen == Draft.Seen.NOBODY) {
                    wrong.add(new Mistake("answer", t.text("portal.answer.nobody")));
                }
                tooLong(wrong, t, "post", draft.address, 200);
            }
            case JOIN -> {
                if (draft.join == null) {
                    wrong.add(new Mistake("join", t.text("portal.join.missing")));
                }
            }
            case FILES, CHECK -> {
                // a file is refused one by one when it comes
            }
        }
        return wrong;
    }

    private static void tooLong(List<Mistake> wrong, Page t, String field, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            wrong.add(new Mistake(field, t.text("portal.long", length, most)));
        }
    }

    private static void takeRequests(Draft draft, HttpServletRequest form) {
        var requests = new ArrayList<String>();
        for (int i = 1; i <= MOST_REQUESTS && form.getParameter("request-" + i) != null; i++) {
            requests.add(text(form, "request-" + i));
        }
        var remove = line(form, "remove");
        if (remove.matches("[1-9]\\d?") && Integer.parseInt(remove) <= requests.size()) {
            requests.remove(Integer.parseInt(remove) - 1);
        }
        if ("add".equals(form.getParameter("go")) && requests.size() < MOST_REQUESTS) {
            requests.add("");
        }
        draft.requests = requests.isEmpty() ? new ArrayList<>(List.of("")) : requests;
    }

    private void takeOffices(Draft draft, HttpServletRequest form) {
        var offices = new LinkedHashSet<UUID>();
        var sent = form.getParameterValues("offices");
        for (var value : sent == null ? new String[0] : sent) {
            try {
                var id = UUID.fromString(value);
                if (offices.size() < MOST_OFFICES && organization.find(new OfficeId(id)).isPresent()) {
                    offices.add(id);
                }
            } catch (IllegalArgumentException e) {
                // not from our page
            }
        }
        draft.offices = new ArrayList<>(offices);
        draft.named = line(form, "named");
        draft.sought = line(form, "sought");
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        return null;
    }

    static String text(HttpServletRequest form, String name) {
        var value = form.getParameter(name);
        if (value == null) {
            return "";
        }
        var clean = value.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
        return clean.length() > KEPT ? clean.substring(0, KEPT) : clean;
    }

    static String line(HttpServletRequest form, String name) {
        return text(form, name).replaceAll("\\s+", " ");
    }
}
