package org.huiyin.triage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.huiyin.triage.hot.Groups;
import org.huiyin.triage.hot.IssueNames;
import org.huiyin.triage.hot.Problems;
import org.huiyin.triage.hot.Sketcher;
import org.huiyin.triage.hot.Vocabulary;
import org.huiyin.triage.hot.Words;

/**
 * Groups a file of messages into issues: one thing in one place. The result depends on the words and days alone, not on the order of the
 * messages, and there is no way to pass in who wrote them.
 */
public final class HotIssues {

    private HotIssues() {}

    /**
     * The issues of these messages, the hottest first.
     *
     * @param smallest issues of fewer messages are left out
     */
    public static List<HotIssue> among(List<HotMessage> messages, int smallest) {
        // twins count as one while groups are made: hundreds of one circular must not crowd out the others
        var byWords = new LinkedHashMap<Words, List<Integer>>();
        for (int i = 0; i < messages.size(); i++) {
            var words = Words.of(messages.get(i).title(), messages.get(i).content());
            if (!words.empty()) {
                byWords.computeIfAbsent(words, _ -> new ArrayList<>(1)).add(i);
            }
        }
        var distinct = new ArrayList<>(byWords.keySet());
        distinct.sort(Comparator.comparing(Words::title).thenComparing(Words::content)); // any order of rows gives the same groups
        var vocabulary = Vocabulary.learn(distinct);
        var problems = Problems.shipped();
        var sketcher = new Sketcher(vocabulary, problems);
        var names = new IssueNames(sketcher, problems);
        var found = new ArrayList<HotIssue>();
        for (var group : Groups.of(distinct.stream().map(sketcher::sketch).toList())) {
            var members = group.stream().flatMap(i -> byWords.getOrDefault(distinct.get(i), List.of()).stream()).sorted().toList();
            if (members.size() >= smallest) {
                var texts = group.stream().flatMap(i -> Collections.nCopies(byWords.getOrDefault(distinct.get(i), List.of()).size(), distinct.get(i)).stream()).toList();
                found.add(issue(members, messages, names.name(texts)));
            }
        }
        found.sort(Comparator.comparingInt((HotIssue i) -> -i.heat().points()).thenComparing(HotIssue::name).thenComparing(i -> messages.get(i.members().getFirst()).id()));
        var numbered = new ArrayList<HotIssue>();
        for (var each : found) {
            numbered.add(new HotIssue(numbered.size() + 1, each.name(), each.place(), each.problem(), each.from(), each.to(), each.heat(), each.members()));
        }
        return numbered;
    }

    private static HotIssue issue(List<Integer> members, List<HotMessage> messages, IssueNames.Named named) {
        List<LocalDate> days = members.stream().map(messages::get).map(HotMessage::at).filter(Objects::nonNull).map(at -> at.toLocalDate()).sorted().toList();
        long likes = members.stream().mapToLong(i -> messages.get(i).likes()).sum();
        long against = members.stream().mapToLong(i -> messages.get(i).against()).sum();
        return new HotIssue(0, named.zh(), named.place(), String.join("、", named.problems().stream().map(Problems.Problem::zh).toList()),
                days.isEmpty() ? null : days.getFirst(), days.isEmpty() ? null : days.getLast(), Heat.of(members.size(), days, likes, against), members);
    }
}
