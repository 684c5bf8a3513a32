package org.huiyin.portal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has written so far, right or wrong: nothing typed is lost. It is stored only sealed, under a key that is
 * nowhere but in their browser.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
public final class Draft {

    /** A file that was added: its bytes lie sealed beside the draft. */
    public record Attached(UUID id, String name, String mediaType, long bytes) {}

    /** What was handed out when it was filed; shown again for a short while and then gone. */
    public record Filed(String number, String code, Instant at, String officeZh, String officeEn, String officePhone, boolean sealed) {

        /** The code in groups of four, as people read it aloud. */
        public List<String> grouped() {
            return List.of(Card.grouped(code).split(" "));
        }
    }

    /** Whom or what the matter is about. */
    public enum About { NO, HANDLING, MISCONDUCT }

    /** Who may see the name. */
    public enum Seen { OFFICE, PETITION_OFFICE, NOBODY }

    /** How to be answered. */
    public enum Answer { ONLINE, PAPER }

    /** Whether the matter is to belong to the issue that was offered. */
    public enum Join { YES, NO }

    /** A problem that is being handled already; its name in Chinese and English is of words typed here. */
    public record Offer(UUID issue, String zh, String en) {}

    /** The key of idempotency: filing it twice gives the same number again. */
    String key = UUID.randomUUID() + "/" + UUID.randomUUID();
    Set<Step> passed = EnumSet.noneOf(Step.class);
    String content = "";
    String title = "";
    String place = "";
    String placeText = "";
    /** For which words it was asked which of the places they name is meant. */
    String placeAsked = "";
    List<String> requests = new ArrayList<>(List.of(""));
    @Nullable About about;
    boolean retaliation;
    List<UUID> offices = new ArrayList<>();
    String named = "";
    String sought = "";
    List<Attached> files = new ArrayList<>();
    @Nullable Seen seen;
    String name = "";
    String phone = "";
    String address = "";
    @Nullable Answer answer;
    /** What was looked up last for an offer; another fingerprint is looked up anew. */
    String lookedUp = "";
    @Nullable Offer offer;
    @Nullable Join join;
    @Nullable Filed filed;

    public String content() {
        return content;
    }

    public String title() {
        return title;
    }

    public String place() {
        return place;
    }

    public String placeText() {
        return placeText;
    }

    public List<String> requests() {
        return requests;
    }

    public @Nullable About about() {
        return about;
    }

    public boolean retaliation() {
        return retaliation;
    }

    public List<UUID> offices() {
        return offices;
    }

    public String named() {
        return named;
    }

    public String sought() {
        return sought;
    }

    public List<Attached> files() {
        return files;
    }

    public @Nullable Seen seen() {
        return seen;
    }

    public String name() {
        return name;
    }

    public String phone() {
        return phone;
    }

    public String address() {
        return address;
    }

    public @Nullable Answer answer() {
        return answer;
    }

    public @Nullable Offer offer() {
        return offer;
    }

    public @Nullable Join join() {
        return join;
    }

    public @Nullable Filed filed() {
        return filed;
    }

    /** The requests that say something. */
    public List<String> asked() {
        return requests.stream().map(String::strip).filter(request -> !request.isEmpty()).toList();
    }

    /** Whether it must be handled as an accusation: sealed, and away from those it is about. */
    public boolean isSealed() {
        return about == About.MISCONDUCT || retaliation;
    }

    /** Of all that decides what may be offered: when any of it changes, an offer is void. */
    String fingerprint() {
        var all = String.join("\u0000", List.of(content, title, place, placeText, String.join("\u0001", requests), String.valueOf(about), String.valueOf(retaliation),
                offices.toString(), named, String.valueOf(seen), name, phone, address));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Whether there is a problem to join, for what is written now. */
    public boolean isOffered() {
        return offer != null && lookedUp.equals(fingerprint());
    }

    /** Takes what a look-up gave. A choice made before stays when it was about the same problem. */
    void offered(String forWhat, @Nullable Offer found) {
        if (found == null || offer == null || !found.issue().equals(offer.issue())) {
            join = null;
            passed.remove(Step.JOIN);
        }
        lookedUp = forWhat;
        offer = found;
    }

    /** The title, or the beginning of what happened when none was given. */
    public String titleOrBeginning() {
        if (!title.isBlank()) {
            return title.strip();
        }
        var line = content.strip().lines().findFirst().orElse("");
        int end = line.codePointCount(0, line.length()) > 30 ? line.offsetByCodePoints(0, 30) : line.length();
        return line.substring(0, end) + (end < line.length() ? "…" : "");
    }

    /** Wipes everything but what was handed out. */
    void keepOnlyFiled(Filed handedOut) {
        var empty = new Draft();
        content = empty.content;
        title = empty.title;
        place = empty.place;
        placeText = empty.placeText;
        placeAsked = "";
        requests = empty.requests;
        about = null;
        retaliation = false;
        offices = empty.offices;
        named = empty.named;
        sought = empty.sought;
        files = empty.files;
        seen = null;
        name = "";
        phone = "";
        address = "";
        answer = null;
        lookedUp = "";
        offer = null;
        join = null;
        filed = handedOut;
    }
}
