package org.huiyin.desk.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.access.Access;
import org.huiyin.access.AccessAct;
import org.huiyin.access.AccessJournal;
import org.huiyin.access.Role;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Entry;
import org.huiyin.organization.Organization;
import org.huiyin.organization.StaffId;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit administrator: who came in and who was given what by whom. Which matter it was about is not shown. */
@Controller
class RecordController {

    private static final int PAGE = 50;

    private final AccessJournal journal;
    private final Organization organization;
    private final Access access;

    RecordController(AccessJournal journal, Organization organization, Access access) {
        this.journal = journal;
        this.organization = organization;
        this.access = access;
    }

    @GetMapping("/desk/record")
    String read(@RequestParam(defaultValue = "") String act, @RequestParam(defaultValue = "") String after, Page t, Model model) {
        var wanted = java.util.Arrays.stream(AccessAct.values()).filter(one -> one.name().equals(act)).findFirst().orElse(null);
        var entries = journal.read(wanted, id(after), PAGE + 1);
        boolean more = entries.size() > PAGE;
        var shown = more ? entries.subList(0, PAGE) : entries;
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", t.text("access.record.all")));
        for (var one : AccessAct.values()) {
            choices.add(new Choice(one.name(), t.text("access.act." + one.name())));
        }
        model.addAttribute("rows", shown.stream().map(entry -> row(entry, t)).toList()).addAttribute("acts", choices)
                .addAttribute("act", wanted == null ? "" : wanted.name())
                .addAttribute("next", more ? t.with("after", shown.getLast().id().value().toString()) : null)
                .addAttribute("first", after.isEmpty() ? null : t.with("after", null));
        return "desk/administration/record";
    }

    private RecordRow row(Entry entry, Page t) {
        var name = entry.act().substring(AccessAct.PREFIX.length()).replace('-', '_').toUpperCase(java.util.Locale.ROOT);
        var about = entry.text("staff");
        var more = new ArrayList<String>();
        if (entry.payload().get("roles") instanceof List<?> ids) {
            more.addAll(access.roles().all().stream().filter(role -> ids.contains(role.id()))
                    .map((Role role) -> role.name(t.language().locale())).toList());
        }
        if (entry.text("reason") instanceof String reason) {
            more.add(t.text("access.reason." + reason));
        }
        if (entry.text("list") instanceof String list) {
            more.add(t.text("desk.export.list." + list));
        }
        if (entry.text("purpose") instanceof String purpose) {
            more.add(t.text("desk.search.purpose." + purpose));
        }
        if (entry.matter() != null) {
            more.add(t.text("access.record.matter"));
        }
        return new RecordRow(t.time(entry.recordedAt()), t.text("access.act." + name), actor(entry.actor(), t),
                about == null ? "" : id(about) == null ? "" : organization.nameOf(new StaffId(id(about))), String.join(t.text("access.comma"), more));
    }

    private String actor(Actor actor, Page t) {
        return switch (actor) {
            case Actor.Staff(var staff, _, var office) -> {
                var there = organization.find(office);
                yield organization.nameOf(staff) + there.map(o -> " · " + t.either(o.nameZh(), o.nameEn())).orElse("");
            }
            case Actor.Person _ -> t.text("access.record.person");
            case Actor.Program _ -> t.text("access.record.program");
        };
    }

    private static @org.jspecify.annotations.Nullable UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
