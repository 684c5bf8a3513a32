package org.huiyin.casework;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiyin.access.Access;
import org.huiyin.access.AccessAct;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Organization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The places (区划) this installation serves, as a system administrator names them. Each change is one entry in the journal. */
@Service
public class PlaceRegister {

    private static final Pattern CODE = Pattern.compile("[0-9]{6,12}");
    private static final int NAME = 60;
    private static final int TOP = 2;
    private static final int LOWEST = 5;

    private final Organization organization;
    private final Access access;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    PlaceRegister(Organization organization, Access access, Journal journal, JdbcClient jdbc, ZoneId zone) {
        this.organization = organization;
        this.access = access;
        this.journal = journal;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** What is wrong with a new place, by field, without adding it. */
    public Map<String, Refusal> wrongWith(String code, String nameZh, String nameEn, String under) {
        var wrong = names(nameZh, nameEn);
        if (!CODE.matcher(code).matches()) {
            wrong.put("code", Refusal.because("offices.refused.place.code"));
        } else if (organization.jurisdiction(code).isPresent()) {
            wrong.put("code", Refusal.because("offices.refused.code.taken", code));
        }
        var above = organization.jurisdiction(under);
        if (above.isEmpty()) {
            wrong.put("under", Refusal.because("offices.refused.place.under"));
        } else if (above.get().level() >= LOWEST) {
            wrong.put("under", Refusal.because("offices.refused.place.deep"));
        }
        return wrong;
    }

    /** Adds a place below another one: a district, a street or town, a community or village. */
    @Transactional
    public RegisterOutcome add(SignedIn by, String code, String nameZh, String nameEn, String under, Instant now) {
        organization.lockForChange();
        var wrong = wrongWith(code.strip(), nameZh.strip(), nameEn.strip(), under);
        if (!wrong.isEmpty()) {
            return new RegisterOutcome.Refused(wrong);
        }
        var above = organization.jurisdiction(under).orElseThrow();
        organization.add(new Jurisdiction(code.strip(), under, nameZh.strip(), nameEn.strip(), Math.max(above.level(), TOP) + 1,
                above.path() + code.strip() + "/"));
        record(by, AccessAct.PLACE_ADDED, code.strip(), now);
        return new RegisterOutcome.Done(code.strip());
    }

    /** Gives a place other names. */
    @Transactional
    public RegisterOutcome rename(SignedIn by, String code, String nameZh, String nameEn, Instant now) {
        var wrong = names(nameZh.strip(), nameEn.strip());
        if (!wrong.isEmpty()) {
            return new RegisterOutcome.Refused(wrong);
        }
        organization.rename(code, nameZh.strip(), nameEn.strip());
        record(by, AccessAct.PLACE_NAMED, code, now);
        return new RegisterOutcome.Done(code);
    }

    /** Takes a place away that no office serves, that no place stands under and that no matter names. */
    @Transactional
    public RegisterOutcome remove(SignedIn by, String code, Instant now) {
        organization.lockForChange();
        var place = organization.jurisdiction(code);
        if (place.isEmpty()) {
            return new RegisterOutcome.Done(code);
        }
        if (place.get().parent() == null || organization.serves(code) || !organization.jurisdictionsIn(code).isEmpty() || named(code)) {
            return RegisterOutcome.refused("main", "offices.refused.place.used", new Text(place.get().nameZh(), place.get().name(true)));
        }
        organization.removeJurisdiction(code);
        record(by, AccessAct.PLACE_REMOVED, code, now);
        return new RegisterOutcome.Done(code);
    }

    private boolean named(String code) {
        return jdbc.sql("/* scope: exists only */ select exists (select 1 from matters m where m.place = ?)").param(code).query(Boolean.class).single();
    }

    private static LinkedHashMap<String, Refusal> names(String nameZh, String nameEn) {
        var wrong = new LinkedHashMap<String, Refusal>();
        if (nameZh.isBlank() || nameZh.length() > NAME) {
            wrong.put("nameZh", Refusal.because("offices.refused.place.name", NAME));
        }
        if (nameEn.length() > NAME) {
            wrong.put("nameEn", Refusal.because("offices.refused.long", NAME));
        }
        return wrong;
    }

    private void record(SignedIn by, AccessAct act, String code, Instant now) {
        journal.append(new NewEntry(access.home(), null, null, act.code(), now.atZone(zone).toLocalDate(), by.actor(), Map.of("place", code)));
    }
}
