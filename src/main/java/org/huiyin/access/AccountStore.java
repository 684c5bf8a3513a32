package org.huiyin.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How staff sign in. */
@Repository
class AccountStore {

    record Account(StaffId staff, String login, String hash, boolean mustChange, byte @Nullable [] totp, long totpStep, boolean active) {
        boolean hasSecondStep() {
            return totp != null;
        }
    }

    private static final String ACCOUNT = "select staff, login, password_hash, must_change, totp_sealed, totp_step, active from accounts ";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> byLogin(String login) {
        return jdbc.sql(ACCOUNT + "where lower(login) = lower(:login)").param("login", login).query(AccountStore::account).optional();
    }

    Optional<Account> of(StaffId staff) {
        return jdbc.sql(ACCOUNT + "where staff = :staff").param("staff", staff.value()).query(AccountStore::account).optional();
    }

    List<Account> all() {
        return jdbc.sql(ACCOUNT + "order by lower(login)").query(AccountStore::account).list();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from accounts)").query(Boolean.class).single();
    }

    void add(StaffId staff, String login, String hash, boolean mustChange, Instant now) {
        jdbc.sql("""
                        insert into accounts (staff, login, password_hash, must_change, password_set_at, created_at)
                        values (:staff, :login, :hash, :change, :now, :now)""")
                .param("staff", staff.value()).param("login", login).param("hash", hash).param("change", mustChange)
                .param("now", Timestamp.from(now)).update();
    }

    void setPassword(StaffId staff, String hash, boolean mustChange, Instant now) {
        jdbc.sql("update accounts set password_hash = :hash, must_change = :change, password_set_at = :now where staff = :staff")
                .param("hash", hash).param("change", mustChange).param("now", Timestamp.from(now)).param("staff", staff.value()).update();
    }

    void setActive(StaffId staff, boolean active) {
        jdbc.sql("update accounts set active = :active where staff = :staff")
                .param("active", active).param("staff", staff.value()).update();
    }

    void setSecondStep(StaffId staff, byte @Nullable [] sealed) {
        jdbc.sql("update accounts set totp_sealed = :sealed, totp_step = 0 where staff = :staff")
                .param("sealed", sealed, java.sql.Types.BINARY).param("staff", staff.value()).update();
        jdbc.sql("delete from recovery_codes where staff = :staff").param("staff", staff.value()).update();
    }

    /** True once for each time step: two requests with one code cannot both pass. */
    boolean useStep(StaffId staff, long step) {
        return jdbc.sql("update accounts set totp_step = :step where staff = :staff and totp_step < :step")
                .param("step", step).param("staff", staff.value()).update() == 1;
    }

    void addRecoveryCode(StaffId staff, byte[] digest) {
        jdbc.sql("insert into recovery_codes (staff, digest) values (:staff, :digest)")
                .param("staff", staff.value()).param("digest", digest).update();
    }

    /** True once for each code. */
    boolean useRecoveryCode(StaffId staff, byte[] digest, Instant now) {
        return jdbc.sql("update recovery_codes set used_at = :now where staff = :staff and digest = :digest and used_at is null")
                .param("now", Timestamp.from(now)).param("staff", staff.value()).param("digest", digest).update() == 1;
    }

    int recoveryCodesLeft(StaffId staff) {
        return jdbc.sql("select count(*) from recovery_codes where staff = :staff and used_at is null")
                .param("staff", staff.value()).query(Integer.class).single();
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(new StaffId(row.getObject("staff", UUID.class)), row.getString("login"), row.getString("password_hash"),
                row.getBoolean("must_change"), row.getBytes("totp_sealed"), row.getLong("totp_step"), row.getBoolean("active"));
    }
}
