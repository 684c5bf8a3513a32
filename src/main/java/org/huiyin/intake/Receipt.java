package org.huiyin.intake;

import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.OfficeId;

/**
 * What the person keeps (接收凭证): with number and code they can ask, add, receive the answer and contest it. The code is shown now and for
 * half an hour to the form that filed it, and never again.
 */
public record Receipt(MatterId matter, String number, String code, LegId leg, OfficeId office) {

    /** The code in groups of four, as it is read aloud. */
    public String spacedCode() {
        return code.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
