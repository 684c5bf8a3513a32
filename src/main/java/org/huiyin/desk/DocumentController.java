package org.huiyin.desk;

import java.util.ArrayList;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.answer.Answers;
import org.huiyin.answer.Document;
import org.huiyin.casework.MatterFile;
import org.huiyin.web.Language;
import org.huiyin.web.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An answer as it goes to paper (处理意见书): number, findings, basis, each request, and what the person can do next. */
@Controller
class DocumentController {

    private final Finder finder;
    private final Answers answers;
    private final Frames frames;
    private final Terms terms;

    DocumentController(Finder finder, Answers answers, Frames frames, Terms terms) {
        this.finder = finder;
        this.answers = answers;
        this.frames = frames;
        this.terms = terms;
    }

    @GetMapping("/desk/matters/{number}/documents/{id}")
    String document(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String id, Page t, Model model) {
        Scope scope = finder.scope(who);
        MatterFile file = finder.file(scope, number);
        var wanted = Finder.uuid(id);
        Document found = answers.issued(file).stream().filter(d -> d.id().equals(wanted)).findFirst().orElseThrow(NotFound::new);
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("sheet", sheet(file, found, t));
        return "desk/document";
    }

    private DocumentSheet sheet(MatterFile file, Document d, Page t) {
        var requests = file.requests();
        var items = new ArrayList<DocumentSheet.Answer>();
        d.items().forEach(i -> items.add(new DocumentSheet.Answer(i.ordinal(), i.ordinal() <= requests.size() ? requests.get(i.ordinal() - 1) : "",
                t.text("desk.outcome." + i.outcome()), i.reply(), i.executeBy() == null ? null : t.date(i.executeBy()))));
        return new DocumentSheet(d.number(), file.matter().number(), file.title(), terms.office(t, d.office()), t.date(d.issuedOn()), d.findings(), d.basis(), items,
                d.remedy(t.language() == Language.EN),
                d.service() == null ? null : t.text("desk.answer.served", d.service().servedOn(), t.text("desk.method." + d.service().method())),
                d.service() == null ? null : d.service().proof());
    }
}
