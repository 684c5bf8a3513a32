package org.huiyin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door of the journal: codes in, free text and identities never. */
class PayloadTests {

    @Test
    void takesIdsCodesDatesAndNumbers() {
        var id = UUID.fromString("0190a1b2-0000-7000-8000-138000011110");
        var kept = Payload.checked(Map.of(
                "office", new OfficeId(id), "rule", "XF-22", "due", LocalDate.of(2026, 3, 31), "at", Instant.parse("2026-03-16T01:02:03.5Z"),
                "days", 15, "extended", true, "offices", List.of(id, id), "kind", Thread.State.NEW, "nested", Map.of("n", 1L)));
        assertThat(kept).containsEntry("office", id.toString()).containsEntry("days", 15L).containsEntry("due", "2026-03-31")
                .containsEntry("at", "2026-03-16T01:02:03.500Z").containsEntry("kind", "NEW")
                .containsEntry("offices", List.of(id.toString(), id.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"路灯坏了", "the lamp is broken", "a@b.cn", "张三", "x y", "1,2", "line\nbreak", "tab\t",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesFreeText(String text) {
        assertThatThrownBy(() -> Payload.checked(Map.of("k", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text)
                .hasMessageContaining("payload.k");
        assertThatThrownBy(() -> Payload.checked(Map.of("k", List.of(Map.of("deep", text))))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Payload.checked(Map.of(text, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800001111", "tel:13800001111", "138-0000-1111", "8613800001111", "86-13800001111", "110101199003077758",
        "id.11010119900307775X", "110101-19900307-775x", "x/13912345678/y"})
    void refusesNumbersThatLeadToAPerson(String number) {
        assertThatThrownBy(() -> Payload.checked(Map.of("k", number))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(number);
        assertThatThrownBy(() -> Payload.checked(Map.of(number, true))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAMobileNumberWrittenAsANumber() {
        assertThatThrownBy(() -> Payload.checked(Map.of("k", 13800001111L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Payload.checked(Map.of("k", 110101199003077758L))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"370100-20260316-7K2M", "2026-03-16", "2026-03-16T09:30:00.123456Z", "20260316123000", "12345678901", "0531-12345",
        "file:0190a1b2-0000-7000-8000-138000011110", "0190a1b2-0000-7000-8000-013800001111/1", "a13800001111bcde", "2611-7KQ4-M29X",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "1380000111138000011113800001111380000111138000011113800001111380"})
    void takesNumbersThatDoNot(String code) {
        assertThat(Payload.checked(Map.of("k", code))).containsEntry("k", code);
    }

    @Test
    void refusesEverythingElse() {
        assertThatThrownBy(() -> Payload.checked(Map.of("k", 1.5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Payload.checked(Map.of("k", new StringBuilder("x")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Payload.checked(Map.of("k", 1L << 53))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Payload.checked(Map.of("k", Map.of("k", Map.of("k", Map.of("k", Map.of()))))))
                .isInstanceOf(IllegalArgumentException.class);
        var empty = new HashMap<String, Object>();
        empty.put("k", null);
        assertThatThrownBy(() -> Payload.checked(empty)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Payload.checked(Map.of("undoes", "not-an-id"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnActOrAnActorThatIsText() {
        var today = LocalDate.of(2026, 3, 16);
        assertThatThrownBy(() -> new NewEntry(370100, null, null, "登记", today, new Actor.Program("x"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NewEntry(370100, null, null, "a", today, new Actor.Program("某 人"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NewEntry(370100, new MatterId(110000, UUID.randomUUID()), null, "a", today, new Actor.Program("x"),
                Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsSortInTheOrderTheyWereMade() {
        var last = Ids.next();
        for (int i = 0; i < 10_000; i++) {
            var next = Ids.next();
            assertThat(next.toString()).isGreaterThan(last.toString());
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            last = next;
        }
    }
}
