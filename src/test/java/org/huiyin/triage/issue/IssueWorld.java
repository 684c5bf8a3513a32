package org.huiyin.triage.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.huiyin.City;
import org.huiyin.access.Accused;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.intake.Filings;
import org.huiyin.journal.Followers;
import org.huiyin.journal.MatterId;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A street of no other test, and matters filed about it; the follower of issues keeps up with them. */
final class IssueWorld {

    private static final List<String> OTHERS = List.of("咨询医保异地报销需要什么材料", "建议延长图书馆周末开放时间", "公交车间隔太久早上总迟到", "小学一年级报名条件是什么",
            "退休金什么时候调整", "快递柜占了消防通道", "河边步道没有护栏", "流浪狗咬人没有人管", "菜市场摊贩占了人行道", "自来水发黄有味道");

    final City city;
    final String street;
    private final Filings filings;
    private final Vocabularies vocabularies;
    private final Followers followers;
    private final JdbcClient jdbc;

    /** @param letters eight characters to make the name of the street of */
    IssueWorld(ApplicationContext context, String letters) {
        city = City.in(context);
        filings = context.getBean(Filings.class);
        vocabularies = context.getBean(Vocabularies.class);
        followers = context.getBean(Followers.class);
        jdbc = context.getBean(JdbcClient.class);
        var name = new StringBuilder();
        for (char c : Long.toString(System.nanoTime() & 0xFFFFFF, 8).toCharArray()) {
            name.append(letters.charAt(c - '0'));
        }
        street = name.substring(name.length() - 3) + "路";
    }

    MatterId file(String title, String content, List<Accused> accused) {
        return file(title, content, "", accused);
    }

    MatterId file(String title, String content, String placeText, List<Accused> accused) {
        var claim = city.claim(Instant.now());
        var matter = new NewMatter(claim.procedure(), accused.isEmpty() ? "claim" : "accusation", null, claim.channel(), claim.place(), title, content, placeText, claim.requests(),
                claim.identity(), claim.nameVisibleTo(), claim.replyBy(), claim.chosenOffice(), accused, false, Instant.now(), Origin.LIVE, null);
        return ((Filings.Filed.Done) filings.byPerson("issues " + System.nanoTime(), matter, List.of(), Instant.now())).receipt().matter();
    }

    /** Files what is about other things, so that it is known what is rare; learns, and makes everything again. */
    void learn(int home) {
        OTHERS.forEach(other -> file(other, other + "，请看一看。", List.of()));
        vocabularies.learn(home, Instant.now());
        again();
    }

    void again() {
        followers.replay(IssueFollower.NAME);
        settled();
    }

    void settled() {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (jdbc.sql("select count(*) from journal_unordered").query(Integer.class).single() > 0
                || followers.status().stream().anyMatch(s -> s.name().equals(IssueFollower.NAME) && (s.lag() > 0 || s.stopped()))) {
            assertThat(followers.status().stream().filter(s -> s.name().equals(IssueFollower.NAME)).toList()).noneMatch(s -> s.stopped());
            assertThat(System.nanoTime()).as("the follower keeps up").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
