package org.huiyin.answer.check;

import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.answer.Item.Outcome;
import org.huiyin.answer.check.CheckRules.Phrase;
import org.huiyin.answer.check.CheckedDraft.Item;

/** Whether the words say something: blanks left over, empty phrases, promises without a day, long sentences, blame. */
final class WordingRules {

    private static final Pattern BLANK = Pattern.compile("【[^】\\n]{0,120}】");
    private static final int DETAIL = 12;

    private final CheckRules rules;
    private final Notes notes;

    WordingRules(CheckRules rules, Notes notes) {
        this.rules = rules;
        this.notes = notes;
    }

    void check(List<Part> parts, List<Item> items) {
        for (Part part : parts) {
            var blank = BLANK.matcher(part.text());
            while (blank.find()) {
                notes.add("blank-left", part, blank.group(), blank.group());
            }
            boolean dated = items.stream().anyMatch(i -> i.ordinal() == part.ordinal() && i.outcome() == Outcome.SUPPORT && !i.executeBy().isBlank());
            for (var sentence : part.sentences()) {
                phrases("empty-phrase", rules.phrases(), part, sentence, dated);
                phrases("tone", rules.tone(), part, sentence, false);
                promise(part, sentence, dated);
                int length = sentence.text().codePointCount(0, sentence.text().length());
                if (length > rules.longestSentence() && !part.field().equals("basis")) {
                    notes.add("sentence-long", part, sentence.text(), length);
                }
            }
            if (part.ordinal() > 0) {
                rules.vagueOffices().stream().filter(part.text()::contains).forEach(office -> notes.add("office-vague", part, office, office));
            }
        }
    }

    private void phrases(String rule, List<Phrase> phrases, Part part, Part.Sentence sentence, boolean dated) {
        for (Phrase phrase : phrases) {
            for (String word : phrase.words()) {
                int at = sentence.text().indexOf(word);
                if (at < 0) {
                    continue;
                }
                boolean excused = switch (phrase.unless()) {
                    case NEVER -> false;
                    case DATE -> dated || sentence.namesADay();
                    case DETAIL -> part.text().length() - part.text().indexOf(word) - word.length() >= DETAIL || sentence.text().length() >= word.length() + DETAIL;
                };
                if (!excused) {
                    notes.add(rule, part, word, word, phrase.instead());
                }
            }
        }
    }

    private void promise(Part part, Part.Sentence sentence, boolean dated) {
        if (dated || part.ordinal() == 0 || sentence.namesADay()) {
            return;
        }
        for (String clause : sentence.text().split("[，,]")) {
            boolean begins = rules.promise().begins().stream().anyMatch(clause.strip()::startsWith);
            boolean will = rules.promise().will().stream().anyMatch(clause::contains);
            boolean who = rules.promise().who().stream().anyMatch(clause::contains);
            if (begins && clause.strip().length() > 4 || will && who) {
                notes.add("promise-without-date", part, sentence.text(), clause.strip());
                return;
            }
        }
    }
}
