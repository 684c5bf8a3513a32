package org.huiyin.answer.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what was typed gainsays what is printed at the end: another period, another body, another way, or none (条例第三十五条). */
final class RemedyRules {

    private static final String NUMERALS = "零一二三四五六七八九";
    private static final Pattern PERIOD = Pattern.compile("([0-9０-９]{1,3}|[一二三四五六七八九十百]{1,5})\\s*(个工作日|工作日|日|天|个月)(?:之?内|以内)");
    private static final Pattern BODY = Pattern.compile("向([\\p{IsHan}（）]{2,30}?)(?:请求|申请|提出|提起)(?:信访)?(?:复查|复核)");

    private final CheckRules rules;
    private final Notes notes;
    private final String remedy;
    private final String reviewer;
    private final Set<String> periods;

    RemedyRules(CheckRules rules, Notes notes, String remedy, String reviewer) {
        this.rules = rules;
        this.notes = notes;
        this.remedy = remedy;
        this.reviewer = reviewer;
        this.periods = periods(remedy);
    }

    void check(List<Part> parts) {
        if (remedy.isBlank()) {
            notes.add("remedy-missing", new Part("basis", 0, ""), "");
        }
        for (Part part : parts) {
            for (var sentence : part.sentences()) {
                check(part, sentence.text());
            }
            for (String denial : rules.denials()) {
                if (part.text().contains(denial)) {
                    notes.add("remedy-denied", part, denial, denial);
                }
            }
        }
    }

    private void check(Part part, String sentence) {
        boolean speaksOfRemedy = rules.remedyWords().stream().anyMatch(sentence::contains);
        if (!speaksOfRemedy || remedy.isBlank()) {
            return;
        }
        var period = PERIOD.matcher(sentence);
        while (!periods.isEmpty() && period.find()) {
            if (!periods.contains(normal(period))) {
                notes.add("remedy-other-period", part, period.group(), period.group(), String.join("、", periods));
            }
        }
        if (reviewer.isEmpty()) {
            return;
        }
        var body = BODY.matcher(sentence);
        while (body.find()) {
            String named = body.group(1);
            boolean general = named.contains("上一级") || named.equals("上级");
            if (!general && !named.equals(reviewer) && !reviewer.endsWith(named) && !named.endsWith(reviewer)) {
                notes.add("remedy-other-body", part, body.group(), named, reviewer);
            }
        }
        rules.otherWays().stream().filter(sentence::contains).findFirst().ifPresent(way -> notes.add("remedy-other-way", part, way, way));
    }

    private static Set<String> periods(String text) {
        var periods = new LinkedHashSet<String>();
        var found = PERIOD.matcher(text);
        while (found.find()) {
            periods.add(normal(found));
        }
        return periods;
    }

    /** 三十天内 and 30日内 are one. */
    private static String normal(Matcher period) {
        String written = period.group(1);
        int number = 0;
        if (Character.isDigit(written.charAt(0))) {
            for (char c : written.toCharArray()) {
                number = number * 10 + Character.digit(c, 10);
            }
        } else {
            int waiting = 0;
            for (char c : written.toCharArray()) {
                int unit = c == '百' ? 100 : c == '十' ? 10 : 0;
                if (unit > 0) {
                    number += Math.max(1, waiting) * unit;
                    waiting = 0;
                } else {
                    waiting = NUMERALS.indexOf(c);
                }
            }
            number += waiting;
        }
        String unit = period.group(2);
        return number + (unit.equals("天") ? "日" : unit.equals("工作日") ? "个工作日" : unit) + "内";
    }
}
