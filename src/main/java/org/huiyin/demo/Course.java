package org.huiyin.demo;

import java.util.List;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Leg;
import org.huiyin.casework.Outcome;
import org.huiyin.intake.Receipt;
import org.huiyin.journal.LegId;

/** A demo matter on its way: where it was filed and which leg is the one to act on. */
final class Course {

    final DemoMatter matter;
    final Receipt receipt;
    final Doer.Person person;
    private LegId leg;

    Course(DemoMatter matter, Receipt receipt, Doer.Person person) {
        this.matter = matter;
        this.receipt = receipt;
        this.person = person;
        this.leg = receipt.leg();
    }

    LegId leg() {
        return leg;
    }

    /** Still at the office that registered it. */
    boolean atIntake(Leg now) {
        return now.kind().equals("intake");
    }

    /** Follows the leg that an act has opened. */
    void follow(Outcome outcome) {
        if (outcome instanceof Outcome.Done(var _, var _, List<LegId> opened) && !opened.isEmpty()) {
            leg = opened.getFirst();
        }
    }

    /** The papers are back at the office that registered the matter. */
    void back() {
        leg = receipt.leg();
    }
}
