package org.huiyin.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Accused;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.casework.ReplyBy;
import org.huiyin.intake.Filings;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.triage.issue.Joins;
import org.huiyin.vault.Field;
import org.huiyin.web.Page;
import org.huiyin.web.Upload;
import org.springframework.stereotype.Component;

/** Hands a checked draft over to be registered. In the caller's transaction. */
@Component
class Submission {

    private static final String PROCEDURE = "cn-petition-2022";

    private final Filings filings;
    private final Places places;
    private final Organization organization;
    private final Joins joins;

    Submission(Filings filings, Places places, Organization organization, Joins joins) {
        this.joins = joins;
        this.filings = filings;
        this.places = places;
        this.organization = organization;
    }

    /** Registers the matter, or gives again what the same draft was given before. */
    Draft.Filed file(Draft draft, List<Upload.Taken> files, Page t, Instant now) {
        var enclosures = files.stream().map(f -> new Filings.Enclosure(f.name(), f.mediaType(), f.bytes())).toList();
        return switch (filings.byPerson(draft.key, matter(draft, t, now), enclosures, now)) {
            case Filings.Filed.Done(var receipt) -> {
                var offer = draft.offer;
                if (offer != null && draft.isOffered() && draft.join == Draft.Join.YES) {
                    joins.join(receipt.matter(), offer.issue(), now);
                }
                var office = organization.require(receipt.office());
                yield new Draft.Filed(receipt.number(), receipt.code(), now, office.nameZh(), office.nameEn(), office.publicPhone(),
                        draft.isSealed());
            }
            case Filings.Filed.Before() -> throw new IllegalStateException("a draft that was filed before is still open");
        };
    }

    private NewMatter matter(Draft draft, Page t, Instant now) {
        return new NewMatter(
                PROCEDURE,
                draft.isSealed() ? "accusation" : "claim",
                null,
                "WEB",
                draft.place.isEmpty() ? null : draft.place,
                draft.titleOrBeginning(),
                content(draft, t),
                draft.placeText,
                draft.asked(),
                identity(draft),
                switch (draft.seen) {
                    case OFFICE -> NameVisibility.OFFICE;
                    case PETITION_OFFICE -> NameVisibility.PETITION_OFFICE;
                    case NOBODY -> NameVisibility.NOBODY;
                    case null -> throw new IllegalStateException("filed before it was said who may see the name");
                },
                draft.answer == Draft.Answer.PAPER ? ReplyBy.PAPER : ReplyBy.ONLINE,
                places.registering(draft.place).id(),
                draft.isSealed() ? accused(draft) : List.of(),
                draft.retaliation,
                now,
                Origin.LIVE,
                null);
    }

    /** The respondent of a claim handles it, so its name goes along openly (条例第三十一条). */
    private String content(Draft draft, Page t) {
        if (draft.isSealed() || draft.about != Draft.About.HANDLING) {
            return draft.content;
        }
        var names = new ArrayList<String>();
        draft.offices.forEach(id -> organization.find(new OfficeId(id)).ifPresent(o -> names.add(t.either(o.nameZh(), o.nameEn()))));
        if (!draft.named.isBlank()) {
            names.add(draft.named);
        }
        return names.isEmpty() ? draft.content : draft.content + "\n\n" + t.text("portal.respondent", names);
    }

    private static List<Accused> accused(Draft draft) {
        var accused = new ArrayList<Accused>();
        draft.offices.forEach(id -> accused.add(new Accused.AnOffice(new OfficeId(id))));
        if (!draft.named.isBlank()) {
            accused.add(new Accused.Unresolved(draft.named));
        }
        return accused;
    }

    private static Map<Field, String> identity(Draft draft) {
        var identity = new EnumMap<Field, String>(Field.class);
        if (draft.seen != Draft.Seen.NOBODY) {
            put(identity, Field.NAME, draft.name);
            put(identity, Field.PHONE, draft.phone);
            put(identity, Field.ADDRESS, draft.address);
        }
        return identity;
    }

    private static void put(Map<Field, String> identity, Field field, String value) {
        if (!value.isBlank()) {
            identity.put(field, value.strip());
        }
    }
}
