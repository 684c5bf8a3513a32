package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.access.Accused;
import org.huiyin.answer.Answers;
import org.huiyin.answer.DraftForm;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Correspondence;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Leg;
import org.huiyin.casework.Matters;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.casework.Outcome;
import org.huiyin.casework.ReplyBy;
import org.huiyin.intake.Filings;
import org.huiyin.intake.Receipt;
import org.huiyin.intake.Receipts;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.vault.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody who filed stands in clear in the database, the log or the files, and nothing stored tells that two matters are one person's. */
@HuiyinTest
@ExtendWith(OutputCaptureExtension.class)
class PrivacyTests {

    private static final Instant NOW = LocalDate.of(2026, 3, 2).atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    private static final String NAME = "欧阳秀兰";
    private static final String PHONE = "13711112222";
    private static final String CARD = "110101195503078848";
    private static final String HOME = "云杉路88弄6号1203室";
    private static final List<String> SECRETS = List.of(NAME, PHONE, CARD, HOME, "13711113333");

    @Autowired ApplicationContext context;
    @Autowired Filings filings;
    @Autowired Receipts receipts;
    @Autowired Acts acts;
    @Autowired Matters matters;
    @Autowired Answers answers;
    @Autowired Correspondence correspondence;
    @Autowired JdbcClient jdbc;
    @Value("${huiyin.data}") Path data;

    @Test
    void nothingStandsInClearAfterAWholeJourney(CapturedOutput log) throws IOException {
        var city = City.in(context);
        journey(city, claim(city, "停水三天", "我叫" + NAME + "，住" + HOME + "，电话137 1111 2222，身份证" + CARD + "。邻居电话13711113333。", List.of()));
        file(city, claim(city, "举报", "我是" + NAME + "，" + PHONE + "，局长收礼", List.of(new Accused.AnOffice(city.office("housing").id()))));

        var found = new ArrayList<String>();
        for (String table : tables()) {
            for (String secret : SECRETS) {
                if (jdbc.sql("/* scope: leak test */ select exists (select 1 from \"" + table + "\" t where t::text like ? or t::text like ?)")
                        .params("%" + secret + "%", "%" + hex(secret) + "%")
                        .query(Boolean.class)
                        .single()) {
                    found.add(table + " holds " + secret);
                }
            }
        }
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                SECRETS.stream().filter(s -> bytes.contains(s) || file.toString().contains(s)).forEach(s -> found.add(file + " holds " + s));
            }
        }
        SECRETS.stream().filter(s -> log.getAll().contains(s)).forEach(s -> found.add("the log holds " + s));
        assertThat(found).isEmpty();
    }

    /** Two matters of one person and two of another, alike in all else: what the first two share and the others lack would be the person. */
    @Test
    void noStoredValueIsEqualInTwoMattersBecauseThePersonIsTheSame() {
        var city = City.in(context);
        var first = List.of(
                rowsOf(file(city, claimOf(city, NAME, PHONE, "一")).matter()), rowsOf(file(city, claimOf(city, NAME, PHONE, "二")).matter()));
        var second = List.of(
                rowsOf(file(city, claimOf(city, "司马建国", "13922223333", "三")).matter()),
                rowsOf(file(city, claimOf(city, "司马建国", "13922223333", "四")).matter()));
        var shared = new ArrayList<String>();
        first.getFirst().forEach((column, values) -> {
            var same = new HashSet<>(values);
            same.retainAll(first.get(1).getOrDefault(column, Set.of()));
            second.forEach(other -> same.removeAll(other.getOrDefault(column, Set.of())));
            same.forEach(value -> shared.add(column + " = " + value));
        });
        assertThat(first.getFirst()).as("rows were read at all").containsKeys("matters.number", "vault_values.envelope", "receipts.digest");
        assertThat(shared).isEmpty();
    }

    private Map<String, Set<String>> rowsOf(MatterId matter) {
        var values = new LinkedHashMap<String, Set<String>>();
        for (String table : tables()) {
            List<String> columns = jdbc.sql("select column_name from information_schema.columns where table_schema = 'public' and table_name = ?")
                    .param(table)
                    .query(String.class)
                    .list();
            String key = columns.contains("matter") ? "matter" : table.equals("matters") ? "id" : null;
            if (key == null) {
                continue;
            }
            for (String column : columns) {
                values.computeIfAbsent(table + "." + column, _ -> new HashSet<>()).addAll(
                        jdbc.sql("/* scope: leak test */ select \"" + column + "\"::text from \"" + table + "\" where \"" + key + "\" = ? and \"" + column + "\" is not null")
                                .param(matter.value())
                                .query(String.class)
                                .list());
            }
        }
        return values;
    }

    private void journey(City city, NewMatter claim) {
        Receipt receipt = file(city, claim);
        var person = new Doer.Person(receipt.matter(), matters.forPerson(receipt.matter()).matter().person());
        assertThat(receipts.lookUp(receipt.number(), receipt.code(), "10.1.2.3", "10.1.2.0", NOW)).isInstanceOf(Receipts.LookUp.Found.class);
        Leg intake = leg(receipt.leg());
        var sent = (Outcome.Done) acts.perform(city.at("petition", "officer"), intake.id(), "transfer",
                Given.of("offices", "housing").and("track", "ordinary").and("reason", "请联系" + NAME + " " + PHONE), intake.version(), NOW);
        LegId handling = sent.opened().getFirst();
        var handler = city.at("housing", "handler");
        assertThat(correspondence.write(handler, handling, Correspondence.Kind.NOTE, NAME + "在家，地址" + HOME, NOW)).isEmpty();
        assertThat(correspondence.write(person, Correspondence.Kind.FACT, "我的证件号是" + CARD, NOW)).isEmpty();
        acts.perform(handler, handling, "accept", Given.of("on", "2026-03-02").and("basis", "NOTICE"), leg(handling).version(), NOW);
        answers.save(handler, handling, new DraftForm("经与" + NAME + "（" + PHONE + "）核实", "《城市供水条例》", Map.of(1, "EXPLAIN"), Map.of(1, "已恢复供水，" + NAME + "认可"), Map.of()),
                0, NOW);
        assertThat(answers.submit(handler, handling, leg(handling).version(), NOW)).isInstanceOf(Outcome.Done.class);
        assertThat(answers.approve(city.at("housing", "head"), handling, leg(handling).version(), NOW)).isInstanceOf(Outcome.Done.class);
        assertThat(answers.issue(handler, handling, leg(handling).version(), NOW)).isInstanceOf(Outcome.Done.class);
        assertThat(answers.received(person, handling, leg(handling).version(), NOW)).isInstanceOf(Outcome.Done.class);
        assertThat(acts.perform(person, handling, "not-fixed", Given.of("reason", "还是没水，打" + PHONE), leg(handling).version(), NOW)).isInstanceOf(Outcome.Done.class);
    }

    private Receipt file(City city, NewMatter matter) {
        String name = matter.identity().getOrDefault(Field.NAME, "");
        String phone = matter.identity().getOrDefault(Field.PHONE, "");
        var files = List.of(new Filings.Enclosure(name + "的水费单" + phone + ".pdf", "application/pdf", ("%PDF-1.4 " + name).getBytes(StandardCharsets.UTF_8)));
        return ((Filings.Filed.Done) filings.byPerson("privacy " + System.nanoTime(), matter, files, NOW)).receipt();
    }

    private NewMatter claim(City city, String title, String content, List<Accused> accused) {
        return new NewMatter("cn-petition-2022", "claim", null, "WEB", "990102001", title, content, HOME, List.of("请处理，联系" + PHONE),
                Map.of(Field.NAME, NAME, Field.PHONE, PHONE, Field.ID_NUMBER, CARD, Field.ADDRESS, HOME), NameVisibility.OFFICE, ReplyBy.ONLINE,
                city.office("petition").id(), accused, false, NOW, Origin.LIVE, null);
    }

    private NewMatter claimOf(City city, String name, String phone, String what) {
        return new NewMatter("cn-petition-2022", "claim", null, "WEB", "990102001", "事项" + what, "内容" + what, "地点" + what, List.of("请求" + what),
                Map.of(Field.NAME, name, Field.PHONE, phone), NameVisibility.OFFICE, ReplyBy.ONLINE, city.office("petition").id(), List.of(), false, NOW,
                Origin.LIVE, null);
    }

    private List<String> tables() {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1")
                .query(String.class)
                .list();
    }

    private Leg leg(LegId id) {
        return matters.leg(org.huiyin.access.Scope.program("test-reader"), id).orElseThrow();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
