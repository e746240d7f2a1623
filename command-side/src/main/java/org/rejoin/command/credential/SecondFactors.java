package org.rejoin.command.credential;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.rejoin.command.Declined;
import org.rejoin.command.Refused;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.account.SecondFactorRemoval;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes of an authenticator (RFC 6238): six digits, half a minute, one step early or late, none twice. */
@Component
public class SecondFactors implements SecondFactorRemoval {

    private static final int SECRET_BYTES = 20;
    private static final String FIRST = "secret FROM command_side.second_factor WHERE NOT confirmed";
    private static final String PRESENT = "secret FROM command_side.second_factor WHERE confirmed";
    private static final String NEXT = "next_secret FROM command_side.second_factor WHERE confirmed";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;
    private final Set<Role> requiredFor;
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    SecondFactors(
            JdbcClient jdbc,
            SecretBox box,
            Clock clock,
            @Value("${rejoin.second-factor.required-for:}") Set<Role> requiredFor) {
        if (!requiredFor.isEmpty() && !box.hasKey()) {
            throw new IllegalStateException("rejoin.second-factor.required-for needs rejoin.secrets.key");
        }
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
        this.requiredFor = requiredFor;
    }

    /** What goes into an authenticator. Shown once. */
    public record Enrolment(String secret, String uri) {

        // never into a log
        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    public boolean isOn(String accountId) {
        return jdbc.sql("SELECT count(*) FROM command_side.second_factor WHERE account_id = ? AND confirmed")
                        .param(accountId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public boolean isRequiredFor(Set<Role> roles) {
        return !Collections.disjoint(requiredFor, roles);
    }

    /** The factor is on only once a code of it was given. */
    public Enrolment enrol(KnownAccount account) {
        byte[] secret = newSecret();
        boolean enrolled = jdbc.sql("""
                        INSERT INTO command_side.second_factor AS f (account_id, secret, confirmed, last_step)
                        VALUES (?, ?, false, 0) ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret
                         WHERE NOT f.confirmed
                        """)
                        .params(account.accountId(), box.seal(secret, account.accountId()))
                        .update()
                == 1;
        if (!enrolled) {
            throw new Refused(CredentialBlocker.SECOND_FACTOR_IS_ON);
        }
        return enrolment(account, secret);
    }

    /** Of who proved to hold the present one, which stays on until a code of the new one was given. */
    public Enrolment replace(KnownAccount account) {
        byte[] secret = newSecret();
        boolean replaced =
                jdbc.sql("UPDATE command_side.second_factor SET next_secret = ? WHERE account_id = ? AND confirmed")
                                .params(box.seal(secret, account.accountId()), account.accountId())
                                .update()
                        == 1;
        if (!replaced) {
            throw new Refused(CredentialBlocker.SECOND_FACTOR_IS_OFF);
        }
        return enrolment(account, secret);
    }

    private byte[] newSecret() {
        if (!box.hasKey()) {
            throw new Refused(CredentialBlocker.SECOND_FACTOR_NEEDS_KEY);
        }
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    private static Enrolment enrolment(KnownAccount account, byte[] secret) {
        String shown = base32(secret);
        return new Enrolment(
                shown, "otpauth://totp/Rejoin:" + encoded(account.account()) + "?secret=" + shown + "&issuer=Rejoin");
    }

    /** By a code of the new authenticator. Within the running transaction. */
    public void confirm(String accountId, String code) {
        boolean replacing = isOn(accountId);
        Optional<byte[]> secret = secretIn(replacing ? NEXT : FIRST, accountId);
        if (replacing && secret.isEmpty()) {
            throw new Refused(CredentialBlocker.SECOND_FACTOR_IS_ON);
        }
        OptionalLong step = secret.map(kept -> stepOf(code, kept, accountId)).orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            throw new Declined(401, "WRONG_CODE");
        }
        jdbc.sql("UPDATE command_side.second_factor SET secret = coalesce(next_secret, secret), next_secret = NULL,"
                        + " confirmed = true, last_step = ? WHERE account_id = ?")
                .params(step.getAsLong(), accountId)
                .update();
    }

    /** Each code once: of two who bring it at the same time, one is let in. */
    public boolean accepts(String accountId, String code) {
        OptionalLong step = secretIn(PRESENT, accountId)
                .map(kept -> stepOf(code, kept, accountId))
                .orElse(OptionalLong.empty());
        return step.isPresent()
                && jdbc.sql("UPDATE command_side.second_factor SET last_step = ?"
                                        + " WHERE account_id = ? AND confirmed AND last_step < ?")
                                .params(step.getAsLong(), accountId, step.getAsLong())
                                .update()
                        == 1;
    }

    public void remove(KnownAccount account) {
        if (isRequiredFor(account.roles())) {
            throw new Refused(CredentialBlocker.SECOND_FACTOR_IS_REQUIRED);
        }
        jdbc.sql("DELETE FROM command_side.second_factor WHERE account_id = ?")
                .param(account.accountId())
                .update();
    }

    @Override
    public boolean takeOff(String accountId) {
        return jdbc.sql("DELETE FROM command_side.second_factor WHERE account_id = ? RETURNING confirmed")
                .param(accountId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public void mustBeOn(String accountId) {
        if (!isOn(accountId)) {
            throw new Refused(CredentialBlocker.SECOND_FACTOR_IS_OFF);
        }
    }

    private Optional<byte[]> secretIn(String columnOfRow, String accountId) {
        return jdbc.sql("SELECT " + columnOfRow + " AND account_id = ?")
                .param(accountId)
                .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(secret -> secret);
    }

    private OptionalLong stepOf(String code, byte[] kept, String accountId) {
        return stepOf(code, new SecretKeySpec(box.open(kept, accountId), codes.getAlgorithm()));
    }

    private OptionalLong stepOf(String code, SecretKeySpec key) {
        long now = clock.instant().getEpochSecond() / codes.getTimeStep().toSeconds();
        return LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> MessageDigest.isEqual(bytes(codeOf(key, step)), bytes(code.replace(" ", ""))))
                .max();
    }

    private String codeOf(SecretKeySpec key, long step) {
        try {
            return codes.generateOneTimePasswordString(
                    key, Instant.ofEpochSecond(step * codes.getTimeStep().toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base32(byte[] secret) {
        // 20 bytes are 32 letters: nothing to pad
        String bits =
                new BigInteger(1, secret).setBit(secret.length * 8).toString(2).substring(1);
        StringBuilder letters = new StringBuilder();
        for (int bit = 0; bit < bits.length(); bit += 5) {
            letters.append(
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Integer.parseInt(bits.substring(bit, bit + 5), 2)));
        }
        return letters.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String account) {
        return URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
