package org.rejoin.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.credential.Credentials;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * HTTP Basic for trying the service out: the account's own password with every request. What was proved is remembered for
 * a while, or each request would cost as much as a sign-in.
 */
@Component
@Profile(DemoAccounts.PROFILE)
class DemoAccounts implements AuthenticationProvider {

    /** A production that also names the demo is still a production. */
    static final String PROFILE = "demo & !production";

    private static final int SALT_BYTES = 32;

    private final AccountDirectory accounts;
    private final Credentials credentials;
    // a dump of this memory shows no password, nor what could be looked up in a list of them
    private final byte[] salt = new byte[SALT_BYTES];
    private final Cache<String, Boolean> proved = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    DemoAccounts(AccountDirectory accounts, Credentials credentials) {
        this.accounts = accounts;
        this.credentials = credentials;
        new SecureRandom().nextBytes(salt);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = Objects.toString(attempt.getCredentials(), "");
        KnownAccount account = accounts.byName(attempt.getName())
                .filter(KnownAccount::maySignIn)
                .filter(known -> isProved(known, password))
                .orElseThrow(() -> new BadCredentialsException("unknown account or wrong password"));
        return UsernamePasswordAuthenticationToken.authenticated(
                account.actor(),
                null,
                account.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private boolean isProved(KnownAccount account, String password) {
        Instant setAt = credentials.setAt(account.accountId()).orElse(null);
        // what fails is not remembered
        return setAt != null
                && proved.get(
                                key(account, password, setAt),
                                key -> credentials.prove(account.accountId(), password) ? Boolean.TRUE : null)
                        != null;
    }

    private String key(KnownAccount account, String password, Instant setAt) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            sha256.update((account.accountId() + setAt).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
