package org.rejoin.command.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.command.credential.AccountLinks;
import org.rejoin.command.credential.Credentials;
import org.rejoin.command.credential.LinkPurpose;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes what is mailed, at the moment it is sent: first in Traditional Chinese, then in English. */
@Component
class Letters {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private static final Map<MailKind, String> TEXTS = Arrays.stream(MailKind.values())
            .collect(
                    () -> new EnumMap<>(MailKind.class),
                    (texts, kind) -> texts.put(kind, read(kind.name())),
                    Map::putAll);
    private static final String ENABLED_WITHOUT_PASSWORD = read("ACCOUNT_ENABLED_WITHOUT_PASSWORD");

    private final AccountDirectory accounts;
    private final ObjectProvider<AccountLinks> links;
    private final Credentials credentials;
    private final String address;
    private final Duration resetLifetime;

    Letters(
            AccountDirectory accounts,
            ObjectProvider<AccountLinks> links,
            Credentials credentials,
            @Value("${rejoin.public-url:http://localhost:8080}") String address,
            @Value("${rejoin.links.reset:1h}") Duration resetLifetime) {
        this.accounts = accounts;
        this.links = links;
        this.credentials = credentials;
        this.address = address;
        this.resetLifetime = resetLifetime;
    }

    /**
     * @param subject without anything about anybody (ST-T-01)
     * @param link in the text, if any
     */
    record Letter(
            String to,
            String subject,
            String text,
            @Nullable String link) {}

    /** Empty where it tells of an account that is no longer in use: its link would be of no use. */
    Optional<Letter> write(Mails.Claimed mail) {
        KnownAccount account = accounts.byId(mail.accountId()).orElseThrow();
        LinkPurpose purpose = purposeOf(mail.kind(), account);
        if (purpose != null && account.standing() != Standing.NORMAL) {
            return Optional.empty();
        }
        Map<String, String> words = new HashMap<>(mail.details());
        words.put("account", account.account());
        words.put("address", address);
        words.put("lifetime", Lifetime.inChinese(resetLifetime));
        words.put("lifetimeInEnglish", Lifetime.inEnglish(resetLifetime));
        words.put("desk", account.isStaff() ? "學校的主要通報人" : "國教署承辦人員");
        words.put("deskInEnglish", account.isStaff() ? "your school's principal reporter" : "the agency");
        String link = purpose == null ? null : links.getObject().make(account.accountId(), purpose);
        if (link != null) {
            words.put("link", link);
        }
        String[] parts = textOf(mail.kind(), purpose).split("\n\n", 2);
        return Optional.of(new Letter(
                Objects.requireNonNullElse(mail.address(), account.email()),
                parts[0].strip(),
                fill(parts[1], words),
                link));
    }

    /** What was mailed before for the same purpose is of no use any more. */
    void sent(Letter letter) {
        String link = letter.link();
        if (link != null) {
            links.getObject().sent(link);
        }
    }

    private static String textOf(MailKind kind, @Nullable LinkPurpose purpose) {
        return kind == MailKind.ACCOUNT_ENABLED && purpose == LinkPurpose.SET_PASSWORD
                ? ENABLED_WITHOUT_PASSWORD
                : Objects.requireNonNull(TEXTS.get(kind));
    }

    private @Nullable LinkPurpose purposeOf(MailKind kind, KnownAccount account) {
        return switch (kind) {
            case ACCOUNT_APPROVED, PRINCIPAL_TRANSFER_APPROVED -> LinkPurpose.SET_PASSWORD;
            case ACCOUNT_ENABLED ->
                credentials.isGood(account.accountId()) ? LinkPurpose.VERIFY : LinkPurpose.SET_PASSWORD;
            case PASSWORD_RESET -> LinkPurpose.RESET;
            default -> null;
        };
    }

    private static String fill(String text, Map<String, String> words) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Objects.requireNonNull(words.get(found.group(1)))));
    }

    private static String read(String name) {
        try (InputStream text = Letters.class.getResourceAsStream(name + ".txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
