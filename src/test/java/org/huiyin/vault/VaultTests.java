package org.huiyin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Entry;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class VaultTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    static Path data;

    private static final int HOME = 370100;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    private static final Actor STAFF =
            new Actor.Staff(new StaffId(Ids.next()), new PostId(Ids.next()), new OfficeId(Ids.next()));
    private static final Map<Field, String> ZHANG = Map.of(Field.NAME, "张三丰", Field.PHONE, "13800001111", Field.ID_NUMBER,
            "11010119900307775X", Field.ADDRESS, "泉城市历山区泉水路180号阳光花园3号楼2单元502室");

    private final JdbcClient db = DATABASE.jdbc();
    private final Journal journal = new Journal(db);
    private final TransactionTemplate transaction = DATABASE.transactions();
    private final MatterId matter = newMatter();
    private Vault vault;

    @BeforeEach
    void open() {
        vault = vault();
    }

    private Vault vault() {
        return Vault.at(data, db, new DataSourceTransactionManager(DATABASE.app()), journal);
    }

    /** With a list of destroyed keys of its own. */
    private Vault vault(Path list) {
        var transactions = new DataSourceTransactionManager(DATABASE.app());
        var store = new VaultStore(db);
        var masters = new MasterKeys(store, new FileKeyProvider(data.resolve("keys")), Vault.newTransaction(transactions));
        return new Vault(store, masters, journal, org.huiyin.storage.DestroyedKeyList.in(list), transactions);
    }

    private static MatterId newMatter() {
        return new MatterId(HOME, Ids.next());
    }

    private void seal(MatterId matter, Map<Field, String> identity) {
        transaction.executeWithoutResult(_ -> vault.seal(matter, identity));
    }

    private String sweep(MatterId matter, String typed) {
        return transaction.execute(_ -> vault.sweep(matter, typed));
    }

    // ---- sealing and opening

    @Test
    void opensWhatWasSealed() {
        seal(matter, ZHANG);
        assertThat(vault.present(matter)).isEqualTo(ZHANG.keySet());
        assertThat(vault.open(matter, EnumSet.allOf(Field.class), STAFF, "call-back", TODAY)).isEqualTo(ZHANG);
        assertThat(vault.open(matter, Set.of(Field.PHONE, Field.EMAIL), STAFF, "call-back", TODAY))
                .isEqualTo(Map.of(Field.PHONE, "13800001111"));
        seal(matter, Map.of(Field.PHONE, "13912345678", Field.EMAIL, "  "));
        assertThat(vault.open(matter, Set.of(Field.PHONE, Field.EMAIL), STAFF, "call-back", TODAY))
                .isEqualTo(Map.of(Field.PHONE, "13912345678"));
        assertThat(vault.present(newMatter())).isEmpty();
        assertThat(vault.open(newMatter(), Set.of(Field.NAME), STAFF, "call-back", TODAY)).isEmpty();
    }

    @Test
    void everyOpeningIsRecordedBeforeItIsReturned() {
        seal(matter, ZHANG);
        // the caller's own transaction fails after it has seen the name: the record stays
        assertThatThrownBy(() -> transaction.execute(_ -> {
            vault.open(matter, Set.of(Field.NAME, Field.PHONE), STAFF, "call-back", TODAY);
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.of(matter)).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo(Vault.OPEN);
            assertThat(entry.actor()).isEqualTo(STAFF);
            assertThat(entry.happenedOn()).isEqualTo(TODAY);
            assertThat(entry.payload()).isEqualTo(Map.of("purpose", "call-back", "fields", List.of("NAME", "PHONE")));
        });
        assertThat(db.sql("select fields::text || purpose || actor || opened_on from vault_openings where matter = :m")
                .param("m", matter.value()).query(String.class).list())
                .containsExactly("{NAME,PHONE}call-back" + STAFF.reference() + "2026-03-16");
    }

    @Test
    void anOpeningThatCannotBeRecordedIsNone() {
        seal(matter, ZHANG);
        assertThatThrownBy(() -> vault.open(matter, Set.of(Field.NAME), STAFF, "给他打电话", TODAY)).isInstanceOf(RuntimeException.class);
        assertThat(journal.of(matter)).isEmpty();
    }

    @Test
    void opensInATransactionThatOnlyReads() {
        seal(matter, ZHANG);
        var readOnly = DATABASE.transactions();
        readOnly.setReadOnly(true);
        Map<Field, String> opened = readOnly.execute(_ -> vault.open(matter, Set.of(Field.NAME), STAFF, "view", TODAY));
        assertThat(opened).hasSize(1);
        assertThat(journal.of(matter)).hasSize(1);
    }

    @Test
    void sealsWithTheFactsOrNotAtAll() {
        assertThatThrownBy(() -> transaction.execute(_ -> {
            vault.seal(matter, ZHANG);
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(vault.present(matter)).isEmpty();
        assertThat(db.sql("select count(*) from vault_keys where matter = :m").param("m", matter.value()).query(Long.class).single()).isZero();
    }

    @Test
    void manyAtOnceMakeOneKey() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < 6; i++) {
                int number = i;
                work.add(threads.submit(() -> sweep(matter, "请打1390000000" + number)));
            }
            var texts = new HashSet<Object>();
            for (var each : work) {
                texts.add(each.get(30, TimeUnit.SECONDS));
            }
            assertThat(texts).containsExactlyInAnyOrder("请打「电话①」", "请打「电话②」", "请打「电话③」", "请打「电话④」", "请打「电话⑤」", "请打「电话⑥」");
        }
    }

    // ---- what is kept

    @Test
    void aValueOpensOnlyWhereItWasSealed() {
        var other = newMatter();
        seal(matter, ZHANG);
        seal(other, ZHANG);
        var owner = JdbcClient.create(DATABASE.owner());
        // exchange two fields of one matter, then the same field of two matters, then give one matter the key of the other
        owner.sql("""
                update vault_values v set envelope = (select envelope from vault_values o where o.matter = v.matter
                    and o.field = case v.field when 'NAME' then 'PHONE' else 'NAME' end)
                where matter = :m and field in ('NAME', 'PHONE')
                """).param("m", matter.value()).update();
        assertThatThrownBy(() -> vault.open(matter, Set.of(Field.NAME), STAFF, "view", TODAY)).isInstanceOf(SealBroken.class)
                .hasMessageNotContaining("138");
        owner.sql("""
                update vault_values set envelope = (select envelope from vault_values where matter = :other and field = 'ADDRESS')
                where matter = :m and field = 'ADDRESS'
                """).param("m", matter.value()).param("other", other.value()).update();
        assertThatThrownBy(() -> vault.open(matter, Set.of(Field.ADDRESS), STAFF, "view", TODAY)).isInstanceOf(SealBroken.class);
        owner.sql("""
                update vault_keys k set wrapped = o.wrapped, key_id = o.key_id from vault_keys o where o.matter = :other and k.matter = :m
                """).param("m", matter.value()).param("other", other.value()).update();
        assertThatThrownBy(() -> vault.open(matter, Set.of(Field.ADDRESS), STAFF, "view", TODAY)).isInstanceOf(SealBroken.class);
        assertThat(vault.open(other, Set.of(Field.NAME), STAFF, "view", TODAY)).hasSize(1);
    }

    @Test
    void everyByteOfAnEnvelopeCounts() {
        var sealed = vault.encrypt(matter, "text/1", "他们收了钱".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.decrypt(matter, "text/1", changed)).isInstanceOf(SealBroken.class);
        }
        for (int length : new int[] {0, 1, 3, 40, sealed.length - 1}) {
            assertThatThrownBy(() -> vault.decrypt(matter, "text/1", Arrays.copyOf(sealed, length))).isInstanceOf(SealBroken.class);
        }
    }

    /** One person in 50 matters, and 50 people in one each: nobody who reads every table can tell which is which. */
    @Test
    void nothingStoredIsEqualBecauseThePersonIsTheSame() {
        var ofOne = new ArrayList<MatterId>();
        var ofMany = new ArrayList<MatterId>();
        for (int i = 0; i < 50; i++) {
            var one = newMatter();
            ofOne.add(one);
            fill(one, ZHANG, "我是张三丰，电话13800001111，身份证11010119900307775X，家住泉水路180号");
            var another = newMatter();
            ofMany.add(another);
            var name = "李" + (char) ('一' + i) + "明";
            var phone = "139%08d".formatted(i * 7919);
            var id = "1101011990%02d%02d%04d".formatted(i % 12 + 1, i % 28 + 1, i);
            var address = "泉城市历山区泉水路" + (i + 1) + "号" + "阳光花园".repeat(i % 2) + (i + 1) + "号楼";
            fill(another, Map.of(Field.NAME, name, Field.PHONE, phone, Field.ID_NUMBER, id, Field.ADDRESS, address),
                    "我是" + name + "，电话" + phone + "，身份证" + id + "，家住" + address);
        }
        var owner = JdbcClient.create(DATABASE.owner());
        var columns = owner.sql("""
                select t.table_name, c.column_name, c.data_type from information_schema.tables t
                join information_schema.columns c on c.table_name = t.table_name and c.table_schema = t.table_schema
                where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
                  and exists (select from information_schema.columns m where m.table_name = t.table_name and m.column_name = 'matter')
                """)
                .query((row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        int compared = 0;
        for (var column : columns) {
            var values = "select " + column.get(1) + "::text from " + column.get(0) + " where matter in (:matters) and "
                    + column.get(1) + " is not null order by 1";
            var one = owner.sql(values).param("matters", ofOne.stream().map(MatterId::value).toList()).query(String.class).list();
            var many = owner.sql(values).param("matters", ofMany.stream().map(MatterId::value).toList()).query(String.class).list();
            var where = column.get(0) + "." + column.get(1);
            assertThat(repeats(one)).as(where + ": equal values").isEqualTo(repeats(many));
            if (column.get(2).equals("bytea")) {
                assertThat(new HashSet<>(one)).as(where + ": no two sealed values are equal").hasSameSizeAs(one);
                assertThat(one.stream().map(String::length).distinct().toList()).as(where + ": lengths")
                        .isEqualTo(many.stream().map(String::length).distinct().toList());
            }
            compared += one.size();
        }
        assertThat(compared).as("values compared").isGreaterThan(2_000);
        // and nothing is there in clear
        for (var table : columns.stream().map(List::getFirst).distinct().toList()) {
            assertThat(owner.sql("select coalesce(string_agg(t::text, ''), '') from " + table + " t").query(String.class).single())
                    .as(table).doesNotContain("张三丰", "13800001111", "11010119900307775X", "泉水路180号");
        }
    }

    /** How often each value that stands more than once stands there: 4 times "50", not which value. */
    private static Map<Integer, Integer> repeats(List<String> values) {
        var counts = new TreeMap<String, Integer>();
        values.forEach(each -> counts.merge(each, 1, Integer::sum));
        var repeats = new TreeMap<Integer, Integer>();
        counts.values().stream().filter(each -> each > 1).forEach(each -> repeats.merge(each, 1, Integer::sum));
        return repeats;
    }

    private void fill(MatterId matter, Map<Field, String> identity, String typed) {
        seal(matter, identity);
        var swept = sweep(matter, typed);
        assertThat(swept).isEqualTo("我是「本人」，电话「电话①」，身份证「证件号①」，家住「住址」");
        vault.open(matter, Set.of(Field.NAME), new Actor.Person(Ids.next()), "view", TODAY);
    }

    // ---- erasing

    @Test
    void erasingOneMatterErasesOneMatter() {
        var other = newMatter();
        seal(matter, ZHANG);
        seal(other, ZHANG);
        var swept = sweep(matter, "我是张三丰，13800001111");
        var sealed = vault.encrypt(matter, "photo/1", new byte[1000]);
        var kept = vault.encrypt(other, "photo/1", new byte[1000]);
        transaction.executeWithoutResult(_ -> vault.erase(matter, STAFF, "retention-over", TODAY));

        assertThat(vault.tryOpen(matter, Set.of(Field.NAME), STAFF, "view", TODAY)).isEqualTo(new Opening.Erased(TODAY, "retention-over"));
        assertThatThrownBy(() -> vault.open(matter, Set.of(Field.NAME), STAFF, "view", TODAY)).isInstanceOfSatisfying(IdentityErased.class,
                refused -> assertThat(refused.erased().on()).isEqualTo(TODAY));
        assertThat(vault.present(matter)).isEmpty();
        assertThat(vault.erased(matter)).isPresent();
        assertThat(vault.unsweep(matter, swept, STAFF, "view", TODAY)).isEqualTo("我是「本人」，「电话①」");
        assertThatThrownBy(() -> vault.decrypt(matter, "photo/1", sealed)).isInstanceOf(IdentityErased.class);
        assertThatThrownBy(() -> seal(matter, ZHANG)).isInstanceOf(IdentityErased.class);
        assertThatThrownBy(() -> vault.encrypt(matter, "photo/2", new byte[1])).isInstanceOf(IdentityErased.class);
        assertThat(sweep(matter, "另打13912345678")).isEqualTo("另打「电话」");
        assertThat(journal.of(matter)).extracting(Entry::act).containsExactly(Vault.ERASE);
        // a second time is no second act
        transaction.executeWithoutResult(_ -> vault.erase(matter, STAFF, "again", TODAY));
        assertThat(journal.of(matter)).hasSize(1);

        assertThat(vault.open(other, Set.of(Field.NAME), STAFF, "view", TODAY)).containsEntry(Field.NAME, "张三丰");
        assertThat(vault.decrypt(other, "photo/1", kept)).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update vault_openings set purpose = 'x'", "delete from vault_openings", "truncate vault_openings",
        "delete from vault_destroyed_keys", "update vault_destroyed_keys set reason = 'x'", "delete from vault_masters", "truncate vault_values"})
    void theRunningProgramCannotRewriteTheRecord(String sql) {
        assertThatThrownBy(() -> db.sql(sql).update()).isInstanceOf(DataAccessException.class);
    }

    // ---- texts

    @Test
    void sweptTextsOpenLikeIdentities() {
        seal(matter, ZHANG);
        var title = sweep(matter, "张 三 丰反映漏水");
        var text = sweep(matter, "请打138 0000 1111或13912345678，证件 11010119900307775x，住泉水路180号。");
        var note = sweep(matter, "已打 +86 139-1234-5678；「电话⑨」是他写的");
        assertThat(title).isEqualTo("「本人」反映漏水");
        assertThat(text).isEqualTo("请打「电话①」或「电话②」，证件 「证件号①」，住「住址」。");
        assertThat(note).isEqualTo("已打 「电话②」；「电话⑨」是他写的");
        assertThat(sweep(matter, text)).isEqualTo(text);
        assertThat(Vault.hasPlaceholders(note)).isTrue();
        assertThat(Vault.hasPlaceholders("没有")).isFalse();

        assertThat(vault.unsweep(matter, text, STAFF, "handle", TODAY))
                .isEqualTo("请打13800001111或13912345678，证件 11010119900307775X，住泉城市历山区泉水路180号阳光花园3号楼2单元502室。");
        assertThat(vault.unsweep(matter, note, STAFF, "handle", TODAY)).isEqualTo("已打 13912345678；「电话⑨」是他写的");
        assertThat(vault.unsweep(matter, "没有", STAFF, "handle", TODAY)).isEqualTo("没有");
        assertThat(vault.unsweep(matter, "「电话㊿」", STAFF, "handle", TODAY)).isEqualTo("「电话㊿」");
        assertThat(journal.of(matter)).extracting(entry -> entry.payload().get("fields")).containsExactly(
                List.of("ADDRESS", "TEXT_PHONE.1", "TEXT_PHONE.2", "TEXT_ID_NUMBER.1"), List.of("TEXT_PHONE.2"));
    }

    @Test
    void aTypedPlaceholderNeverComesToMeanANumber() {
        var text = sweep(matter, "「电话①」和13912345678");
        assertThat(text).isEqualTo("「电话①」和「电话②」");
        assertThat(vault.unsweep(matter, text, STAFF, "handle", TODAY)).isEqualTo("「电话①」和13912345678");
    }

    @Test
    void aMatterWithoutANameIsSweptToo() {
        assertThat(sweep(matter, "路灯坏了")).isEqualTo("路灯坏了");
        assertThat(db.sql("select count(*) from vault_keys where matter = :m").param("m", matter.value()).query(Long.class).single())
                .as("no key for nothing").isZero();
        var swept = sweep(matter, "打13912345678");
        assertThat(swept).isEqualTo("打「电话①」");
        assertThat(vault.unsweep(matter, swept, STAFF, "handle", TODAY)).isEqualTo("打13912345678");
        assertThat(vault.open(matter, EnumSet.allOf(Field.class), STAFF, "view", TODAY)).as("the identity is none").isEmpty();
    }

    @Test
    void sweepingIsPartOfTheCallersTransaction() {
        assertThatThrownBy(() -> transaction.execute(_ -> {
            vault.sweep(matter, "打13912345678");
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(sweep(matter, "打13800001111")).isEqualTo("打「电话①」");
        assertThat(vault.unsweep(matter, "「电话①」", STAFF, "handle", TODAY)).isEqualTo("13800001111");
    }

    @Test
    void whatATransactionKnowsGoesWithASavepoint() {
        seal(matter, Map.of(Field.NAME, "李四"));
        DATABASE.transactions().executeWithoutResult(status -> {
            assertThat(vault.sweep(matter, "李四 13912345678")).isEqualTo("「本人」 「电话①」");
            var savepoint = status.createSavepoint();
            vault.seal(matter, Map.of(Field.NAME, "王五"));
            assertThat(vault.sweep(matter, "李四王五 13800001111")).isEqualTo("李四「本人」 「电话②」");
            status.rollbackToSavepoint(savepoint);
            assertThat(vault.sweep(matter, "李四王五 13700001111")).isEqualTo("「本人」王五 「电话②」");
        });
        assertThat(vault.unsweep(matter, "「本人」「电话①」「电话②」", STAFF, "handle", TODAY)).isEqualTo("李四1391234567813700001111");
    }

    @Test
    void sealingAndErasingAtOnceNeverLeavesAKeyBehind() throws Exception {
        int sealedFirst = 0;
        for (int round = 0; round < 60; round++) {
            var raced = newMatter();
            if (round % 3 == 0) {
                seal(raced, ZHANG);
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var sealing = threads.submit(() -> {
                    try {
                        seal(raced, Map.of(Field.NAME, "李四"));
                        return true;
                    } catch (IdentityErased erased) {
                        return false;
                    }
                });
                var erasing = threads.submit(() -> transaction.executeWithoutResult(_ -> vault.erase(raced, STAFF, "asked", TODAY)));
                var again = threads.submit(() -> transaction.executeWithoutResult(_ -> vault.erase(raced, STAFF, "again", TODAY)));
                erasing.get(30, TimeUnit.SECONDS);
                again.get(30, TimeUnit.SECONDS);
                sealedFirst += sealing.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(db.sql("select count(*) from vault_keys where matter = :m").param("m", raced.value()).query(Long.class).single()).isZero();
            assertThat(vault.erased(raced)).isPresent();
            assertThat(journal.of(raced)).as("one act").hasSize(1);
        }
        System.out.println("sealed before it was erased: " + sealedFirst + " of 60");
    }

    @Test
    void erasesWhatTheSameTransactionSealed() {
        transaction.executeWithoutResult(_ -> {
            vault.seal(matter, ZHANG);
            vault.erase(matter, STAFF, "asked", TODAY);
            assertThat(vault.sweep(matter, "13912345678")).isEqualTo("「电话」");
        });
        assertThatThrownBy(() -> vault.encrypt(matter, "a", new byte[1])).isInstanceOf(IdentityErased.class);
        assertThat(vault.erased(matter)).isPresent();
        assertThat(vault.present(matter)).isEmpty();
    }

    // ---- bytes

    @Test
    void bytesOpenOnlyUnderTheSameWords() {
        var clear = "他们收了钱".getBytes(StandardCharsets.UTF_8);
        var sealed = vault.encrypt(matter, "accusation/text", clear);
        assertThat(vault.decrypt(matter, "accusation/text", sealed)).isEqualTo(clear);
        assertThatThrownBy(() -> vault.decrypt(matter, "accusation/title", sealed)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> vault.decrypt(newMatter(), "accusation/text", sealed)).isInstanceOf(SealBroken.class);
        assertThat(vault.decrypt(matter, "empty", vault.encrypt(matter, "empty", new byte[0]))).isEmpty();
        assertThat(vault.encrypt(matter, "a", new byte[3])).as("length says little").hasSameSizeAs(vault.encrypt(matter, "a", new byte[30]));
    }

    @Test
    void largeFilesAreSealedWhileTheyAreWritten() throws Exception {
        var clear = new byte[1_000_000];
        new java.util.Random(1).nextBytes(clear);
        var sealed = new java.io.ByteArrayOutputStream();
        try (var out = vault.encrypting(matter, "file:1", sealed)) {
            out.write(clear);
        }
        try (var in = vault.decrypting(matter, "file:1", new java.io.ByteArrayInputStream(sealed.toByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(clear);
        }
        assertThatThrownBy(() -> vault.decrypting(matter, "file:2", new java.io.ByteArrayInputStream(sealed.toByteArray())).readAllBytes())
                .isInstanceOf(SealBroken.class);
        transaction.executeWithoutResult(_ -> vault.erase(matter, STAFF, "asked", TODAY));
        assertThatThrownBy(() -> vault.decrypting(matter, "file:1", new java.io.ByteArrayInputStream(sealed.toByteArray())))
                .isInstanceOf(IdentityErased.class);
    }

    @Test
    void aDestroyedKeyIsOnTheListBeforeItsTransactionCommits(@TempDir Path place) {
        var keeper = vault(place);
        var list = org.huiyin.storage.DestroyedKeyList.in(place);
        var other = newMatter();
        transaction.executeWithoutResult(_ -> keeper.seal(other, ZHANG));
        transaction.executeWithoutResult(status -> {
            keeper.erase(other, STAFF, "asked", TODAY);
            status.setRollbackOnly();
        });
        assertThat(list.lines()).as("rolled back").isEmpty();
        assertThat(keeper.tryOpen(other, EnumSet.of(Field.NAME), STAFF, "test", TODAY)).isInstanceOf(Opening.Opened.class);

        transaction.executeWithoutResult(_ -> {
            keeper.erase(other, STAFF, "asked", TODAY);
            org.springframework.transaction.support.TransactionSynchronizationManager.registerSynchronization(
                    new org.springframework.transaction.support.TransactionSynchronization() {
                        @Override
                        public void beforeCompletion() {
                            assertThat(list.lines()).as("on the disk, not yet committed").extracting(line -> line.matter()).containsExactly(other.value());
                        }
                    });
        });
        assertThat(list.lines()).singleElement().satisfies(line -> {
            assertThat(line.matter()).isEqualTo(other.value());
            assertThat(line.reason()).isEqualTo("asked");
            assertThat(line.destroyedOn()).isEqualTo(TODAY);
        });
        assertThat(keeper.finishErasures()).isZero();
    }

    @Test
    void nothingIsDestroyedWhenTheListCannotBeWritten(@TempDir Path place) throws Exception {
        var keeper = vault(place);
        var other = newMatter();
        transaction.executeWithoutResult(_ -> keeper.seal(other, ZHANG));
        java.nio.file.Files.createDirectories(place.resolve("destroyed-keys.tsv"));
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> keeper.erase(other, STAFF, "asked", TODAY)))
                .isInstanceOf(org.huiyin.storage.StorageRefused.class);
        assertThat(keeper.tryOpen(other, EnumSet.of(Field.NAME), STAFF, "test", TODAY)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void whatTheListSaysAndTheDatabaseForgotIsFinishedAtTheStart(@TempDir Path place) {
        var keeper = vault(place);
        var other = newMatter();
        var stranger = newMatter();
        transaction.executeWithoutResult(_ -> keeper.seal(other, ZHANG));
        var list = org.huiyin.storage.DestroyedKeyList.in(place);
        for (int i = 0; i < 1 + db.sql("select count(*) from vault_destroyed_keys").query(Integer.class).single(); i++) {
            var listed = i == 0 ? other : newMatter();
            list.add(List.of(new org.huiyin.storage.DestroyedKeyList.Line(HOME, listed.value(), java.time.Instant.EPOCH, TODAY, "program", "test", null, null, "cut-off")));
        }
        assertThat(keeper.finishErasures()).isEqualTo(1);
        assertThat(keeper.tryOpen(other, EnumSet.of(Field.NAME), STAFF, "test", TODAY)).isInstanceOf(Opening.Erased.class);
        assertThat(journal.of(other)).extracting(Entry::act).contains(Vault.ERASE);
        assertThat(db.sql("select count(*) from vault_destroyed_keys where matter = :m").param("m", stranger.value()).query(Long.class).single()).isZero();
    }
}
