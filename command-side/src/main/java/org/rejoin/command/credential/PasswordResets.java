package org.rejoin.command.credential;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.rejoin.command.Declined;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.mail.MailKind;
import org.rejoin.command.mail.Outbox;
import org.rejoin.command.throttle.CallLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Forgotten passwords (R-PWD-02). Whether account and address fit is found out after the answer, so it shows in nothing. */
@Component
class PasswordResets {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordResets.class);
    private static final int WAITING = 1000;

    private final AccountDirectory accounts;
    private final Outbox outbox;
    private final CallLimit perAccount;
    private final ThreadPoolExecutor work = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            runnable -> new Thread(runnable, "password-resets"));

    PasswordResets(
            AccountDirectory accounts, Outbox outbox, @Value("${rejoin.password-resets.per-hour:5}") int perHour) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.perAccount = new CallLimit(perHour, Duration.ofHours(1));
    }

    void ask(String account, String email) {
        try {
            work.execute(() -> mail(account.strip(), email.strip()));
        } catch (RejectedExecutionException e) {
            throw new Declined(503, "BUSY");
        }
    }

    private void mail(String account, String email) {
        try {
            accounts.byName(account)
                    .filter(known -> known.standing() == KnownAccount.Standing.NORMAL)
                    .filter(known -> known.email().equalsIgnoreCase(email))
                    .ifPresent(known -> {
                        perAccount.count(known.account().toLowerCase(Locale.ROOT));
                        outbox.queue(MailKind.PASSWORD_RESET, known.accountId());
                    });
        } catch (Declined tooOften) {
            // the earlier mails must do
        } catch (RuntimeException e) {
            LOG.warn("A password reset was not mailed: {}", e.getClass().getName());
        }
    }

    @PreDestroy
    void finish() throws InterruptedException {
        work.shutdown();
        if (!work.awaitTermination(10, TimeUnit.SECONDS)) {
            work.shutdownNow();
        }
    }
}
