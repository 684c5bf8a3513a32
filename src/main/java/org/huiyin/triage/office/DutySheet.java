package org.huiyin.triage.office;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huiyin.organization.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The duty list as a workbook: what {@link DutyImport} takes back without a change. */
@Component
public class DutySheet {

    private static final int AT_ONCE = 200;
    /** Columns that a file to mend has in front; see {@link org.huiyin.intake.ledger.MendFile}. */
    private static final Set<String> REMARKS = Set.of("未收原因", "原表行号", "Reason not taken", "Row in the ledger");

    private final DutyList list;
    private final DutyCategories categories;
    private final Organization organization;

    DutySheet(DutyList list, DutyCategories categories, Organization organization) {
        this.list = list;
        this.categories = categories;
        this.organization = organization;
    }

    static boolean isRemark(String header) {
        return REMARKS.contains(header);
    }

    /** Writes all lines in their latest versions. */
    public void write(OutputStream out, boolean chinese) throws IOException {
        var book = new Workbook(out, "Huiyin", "1.0");
        Worksheet sheet = book.newWorksheet(chinese ? "职责清单" : "Duties");
        sheet.freezePane(0, 1);
        int row = 0;
        line(sheet, row++, Arrays.stream(DutyField.values()).map(f -> f.column(chinese)).toList());
        @Nullable UUID after = null;
        for (List<Duty> page = list.page(null, null, null, AT_ONCE); !page.isEmpty(); page = list.page(null, null, after, AT_ONCE)) {
            for (Duty duty : page) {
                line(sheet, row++, cells(duty, chinese));
            }
            sheet.flush();
            after = page.getLast().id();
        }
        book.finish();
    }

    private List<String> cells(Duty duty, boolean chinese) {
        return Arrays.stream(DutyField.values()).map(field -> written(duty, field, chinese)).toList();
    }

    /** A field of a line as people write it. */
    public String written(Duty duty, DutyField field, boolean chinese) {
        return switch (field) {
            case CATEGORY -> categories.name(duty.category(), chinese);
            case LEVEL -> String.valueOf(duty.level());
            case PLACE -> duty.place() == null ? "" : duty.place();
            case OFFICE -> duty.office() == null ? "" : organization.find(duty.office()).map(o -> chinese ? o.nameZh() : o.nameEn()).orElse("");
            case KIND -> duty.kind() == null ? "" : duty.kind().name();
            case NAMED -> duty.named();
            case PART -> chinese ? duty.lead() ? "牵头" : "配合" : duty.lead() ? "lead" : "support";
            case WHAT -> duty.what();
            case BASIS -> duty.basis();
            case FROM -> duty.validFrom().toString();
            case UNTIL -> duty.validUntil() == null ? "" : duty.validUntil().toString();
        };
    }

    private static void line(Worksheet sheet, int row, List<String> cells) {
        for (int k = 0; k < cells.size(); k++) {
            if (!cells.get(k).isEmpty()) {
                sheet.inlineString(row, k, cells.get(k));
            }
            sheet.style(row, k).format("@").set();
        }
    }
}
