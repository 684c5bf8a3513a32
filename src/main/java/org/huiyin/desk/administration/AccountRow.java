package org.huiyin.desk.administration;

import java.util.List;
import org.huiyin.access.StaffAccounts;
import org.huiyin.organization.Organization;
import org.huiyin.web.Page;

/** An account as the pages of administrators show it. */
public record AccountRow(String id, String name, String login, boolean active, boolean mustChange, boolean secondStep, long waitsMinutes,
        List<Held> posts) {

    /** A post of the account. */
    public record Held(String id, String office, String title, List<String> roles, boolean head) {}

    static AccountRow of(StaffAccounts.Account account, Organization organization, Page t) {
        var posts = account.posts().stream().map(post -> {
            var office = organization.require(post.office());
            return new Held(post.id().toString(), t.either(office.nameZh(), office.nameEn()), t.either(post.title(), post.titleEn()), post.roles().stream().sorted().toList(),
                    post.head());
        }).toList();
        return new AccountRow(account.staff().toString(), account.name(), account.login(), account.active(), account.mustChange(),
                account.secondStep(), account.waits().isZero() ? 0 : account.waits().toMinutes() + 1, posts);
    }
}
