package org.huiyin.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huiyin.organization.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second step of signing in: a code of an authenticator app, or a recovery code that is good once. Each person may switch it on. */
@Component
public class SecondStep {

    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private final AccountStore accounts;
    private final AccessKey key;
    private final AccessRecord record;
    private final SecureRandom random = new SecureRandom();

    SecondStep(AccountStore accounts, AccessKey key, AccessRecord record) {
        this.accounts = accounts;
        this.key = key;
        this.record = record;
    }

    /** What an app needs to be set up; nothing is kept until {@link #switchOn}. */
    public record Enrolment(byte[] sealed, String typed, String uri) {}

    /** True when this member of staff signs in with a second step. */
    public boolean isOn(StaffId staff) {
        return accounts.of(staff).orElseThrow().hasSecondStep();
    }

    public int recoveryCodesLeft(StaffId staff) {
        return accounts.recoveryCodesLeft(staff);
    }

    /** A new secret. The sealed form travels through the form of the page, so that no unfinished secret lies in the database. */
    public Enrolment begin(StaffId staff) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return enrolment(staff, key.seal("totp", staff.toString(), secret), secret);
    }

    /** The same enrolment again, from its sealed form. */
    public Enrolment again(StaffId staff, byte[] sealed) {
        return enrolment(staff, sealed, key.open("totp", staff.toString(), sealed));
    }

    private Enrolment enrolment(StaffId staff, byte[] sealed, byte[] secret) {
        var login = accounts.of(staff).orElseThrow().login();
        var typed = OneTimeCode.base32(secret);
        var label = URLEncoder.encode("Huiyin:" + login, StandardCharsets.UTF_8).replace("+", "%20");
        return new Enrolment(sealed, typed, "otpauth://totp/" + label + "?secret=" + typed + "&issuer=Huiyin");
    }

    /**
     * Switches the second step on when the app shows the right code.
     *
     * @return the recovery codes, shown once; empty when the code was wrong
     */
    @Transactional
    public List<String> switchOn(SignedIn who, byte[] sealed, String code, Instant now) {
        var secret = key.open("totp", who.staff().toString(), sealed);
        var step = OneTimeCode.match(secret, digits(code), now);
        if (step.isEmpty()) {
            return List.of();
        }
        accounts.setSecondStep(who.staff(), sealed);
        accounts.useStep(who.staff(), step.getAsLong());
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var fresh = recoveryCode();
            codes.add(fresh);
            accounts.addRecoveryCode(who.staff(), digest(who.staff(), fresh));
        }
        record.append(who.actor(), AccessAct.SECOND_STEP_ON, who.staff(), now);
        return codes;
    }

    @Transactional
    public void switchOff(SignedIn who, Instant now) {
        accounts.setSecondStep(who.staff(), null);
        record.append(who.actor(), AccessAct.SECOND_STEP_OFF, who.staff(), now);
    }

    /** Whether this is the app's code, or an unused recovery code. Either is used up by it. */
    boolean passes(StaffId staff, String typed, Instant now) {
        var account = accounts.of(staff).orElseThrow();
        if (account.totp() == null) {
            return false;
        }
        var step = OneTimeCode.match(key.open("totp", staff.toString(), account.totp()), digits(typed), now);
        return step.isPresent()
                ? accounts.useStep(staff, step.getAsLong())
                : accounts.useRecoveryCode(staff, digest(staff, typed), now);
    }

    private byte[] digest(StaffId staff, String code) {
        var plain = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return key.digest("recovery", (staff + "/" + plain).getBytes(StandardCharsets.UTF_8));
    }

    private String recoveryCode() {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String digits(String typed) {
        return typed.replaceAll("[^0-9]", "");
    }
}
