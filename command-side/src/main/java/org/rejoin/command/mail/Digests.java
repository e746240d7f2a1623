package org.rejoin.command.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.mail.MailPreferences.Due;
import org.rejoin.command.mail.MailPreferences.Preference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once a day one mail with what an account has not read. Looking, queueing and noting the next day are one transaction on
 * the account's row: whoever dies in it leaves everything as it was, and no other node does it meanwhile.
 */
@Component
class Digests {

    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    private static final int MOST_NUMBERS = 20;
    private static final Duration LATER = Duration.ofMinutes(10);

    private final MailPreferences preferences;
    private final AccountDirectory accounts;
    private final Outbox outbox;
    // asked for late: whoever knows the inboxes is made after this side
    private final ObjectProvider<DigestSource> source;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId zone;

    Digests(
            MailPreferences preferences,
            AccountDirectory accounts,
            Outbox outbox,
            ObjectProvider<DigestSource> source,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.preferences = preferences;
        this.accounts = accounts;
        this.outbox = outbox;
        this.source = source;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.zone = zone;
    }

    void prefer(String accountId, Preference wanted) {
        DigestSource inboxes = source.getIfAvailable();
        boolean daily = wanted.mail() == MailPreference.DAILY;
        preferences.set(
                accountId,
                wanted,
                daily ? next(wanted.dailyAt()) : null,
                daily && inboxes != null ? inboxes.position() : 0);
    }

    @Scheduled(fixedDelayString = "${rejoin.digest.poll:30s}")
    void round() {
        DigestSource inboxes = source.getIfAvailable();
        if (inboxes == null) {
            return;
        }
        try {
            boolean another = true;
            while (another) {
                another = sendOne(inboxes);
            }
        } catch (RuntimeException e) {
            LOG.warn("A round of digests ended early: {}", e.getClass().getName());
        }
    }

    /** Whether there was one. One that fails comes again later, so that it is not in the way of the others. */
    private boolean sendOne(DigestSource inboxes) {
        AtomicReference<@Nullable Due> tried = new AtomicReference<>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> sendOne(inboxes, tried)));
        } catch (RuntimeException e) {
            Due due = tried.get();
            if (due == null) {
                throw e;
            }
            LOG.warn(
                    "No digest for account {}, tried again later: {}",
                    due.accountId(),
                    e.getClass().getName());
            transaction.executeWithoutResult(
                    status -> preferences.postpone(due, clock.instant().plus(LATER)));
            return true;
        }
    }

    private boolean sendOne(DigestSource inboxes, AtomicReference<@Nullable Due> tried) {
        Optional<Due> due = preferences.lockDue(clock.instant());
        due.ifPresent(it -> {
            tried.set(it);
            long upTo = Math.max(it.toldUpTo(), inboxes.position());
            accounts.byId(it.accountId())
                    .filter(KnownAccount::maySignIn)
                    .map(account -> inboxes.unread(account.actor(), it.toldUpTo(), upTo))
                    .filter(unread -> unread.messages() > 0)
                    .ifPresent(unread -> outbox.queue(MailKind.DAILY_DIGEST, it.accountId(), null, details(unread)));
            preferences.told(it.accountId(), upTo, next(it.dailyAt()));
        });
        return due.isPresent();
    }

    /** The next such moment here; one that does not exist, or exists twice, on a day of change is the first after it. */
    private Instant next(LocalTime at) {
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime today = now.toLocalDate().atTime(at).atZone(zone);
        return today.isAfter(now)
                ? today.toInstant()
                : now.toLocalDate().plusDays(1).atTime(at).atZone(zone).toInstant();
    }

    private static Map<String, String> details(DigestSource.Unread unread) {
        List<String> numbers = unread.caseNumbers();
        String shown = numbers.stream().limit(MOST_NUMBERS).collect(Collectors.joining("\n"));
        int more = numbers.size() - MOST_NUMBERS;
        return Map.of(
                "messages", Long.toString(unread.messages()),
                "cases", Integer.toString(numbers.size()),
                "numbers", shown + (more > 0 ? "\n… +" + more : ""));
    }
}
