package org.huiyin.answer.check;

import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.vault.Vault;

/** Whether numbers that lead to a person stand in what may become public. 「本人」 says nothing of anybody and is fine. */
final class PersonalRules {

    private static final Pattern SEALED = Pattern.compile("「(?:(?:电话|证件号)[^」]{0,6}|住址|邮箱)」");
    private static final Pattern OTHER = Pattern.compile("(?<![0-9])(?:62|60|40|45|51|52|53|54|55|95)[0-9]{13,17}(?![0-9])"
            + "|[A-Za-z0-9._%+-]{2,40}@(?:qq|163|126|sina|gmail|outlook|hotmail|foxmail|139|189|yeah)\\.[a-z]{2,4}"
            + "|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·・]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
            + "|(?:微信号?|QQ号?|支付宝账?号?)[:：为是\\s]{0,2}[A-Za-z0-9_-]{5,20}");

    private final Notes notes;

    PersonalRules(Notes notes) {
        this.notes = notes;
    }

    void check(List<Part> parts) {
        for (Part part : parts) {
            for (String number : Vault.personalNumbers(part.text())) {
                notes.add("personal-number", part, number, number);
            }
            var sealed = SEALED.matcher(part.text());
            while (sealed.find()) {
                notes.add("personal-sealed", part, sealed.group(), sealed.group());
            }
            var other = OTHER.matcher(part.text());
            while (other.find()) {
                notes.add("personal-other", part, other.group(), other.group());
            }
        }
    }
}
