package org.rejoin.command.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Declined;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.credential.SecretBox;
import org.rejoin.command.mail.Outbox;
import org.rejoin.event.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers what waits, outside of any transaction. A node that dies between the other system's yes and the note of it
 * leaves a delivery that is sent twice, under the same id.
 */
@Component
class WebhookSender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int THREADS = 8;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    private static final Duration LONGEST_PAUSE_OF_ALL = Duration.ofMinutes(1);
    private static final Duration LOG_KEPT = Duration.ofDays(30);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookClient client;
    private final SecretBox box;
    private final Outbox mail;
    private final AccountDirectory accounts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration poll;
    private final Duration pause;
    private final Duration disableAfter;
    private @Nullable ScheduledExecutorService rounds;

    WebhookSender(
            Webhooks webhooks,
            Deliveries deliveries,
            WebhookClient client,
            SecretBox box,
            Outbox mail,
            AccountDirectory accounts,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${rejoin.webhooks.poll:1s}") Duration poll,
            @Value("${rejoin.webhooks.retry-after:30s}") Duration pause,
            @Value("${rejoin.webhooks.disable-after:5d}") Duration disableAfter) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.client = client;
        this.box = box;
        this.mail = mail;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.poll = poll;
        this.pause = pause;
        this.disableAfter = disableAfter;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(THREADS, runnable -> {
            Thread thread = new Thread(runnable, "webhook");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < THREADS; i++) {
            started.scheduleWithFixedDelay(
                    this::round, poll.toMillis() * i / THREADS, poll.toMillis(), TimeUnit.MILLISECONDS);
        }
        rounds = started;
    }

    @Override
    public void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
            rounds = null;
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }

    private void round() {
        try {
            boolean another = true;
            while (another && !Thread.currentThread().isInterrupted()) {
                another = sendOne();
            }
        } catch (DataAccessException e) {
            LOG.warn(
                    "The deliveries that wait could not be looked up: {}",
                    e.getClass().getName());
        } catch (RuntimeException e) {
            // a round that throws would be the last one
            LOG.error("A round of deliveries ended early: {}", e.getClass().getName());
        }
    }

    /** Whether there was one. */
    boolean sendOne() {
        Optional<Deliveries.Claimed> due = deliveries.claim(clock.instant(), LEASE);
        due.ifPresent(this::send);
        return due.isPresent();
    }

    /** At once, whether the webhook is in use or not; never again. */
    WebhookClient.Outcome ping(Webhooks.View webhook) {
        Deliveries.Message ping = deliveries.ping(webhook.webhookId(), clock.instant(), LEASE);
        WebhookClient.Outcome outcome =
                attempt(webhook.url(), ping, webhook.webhookId(), webhooks.secretOf(webhook.webhookId()));
        String failure = outcome.failure();
        if (failure == null) {
            deliveries.delivered(ping.deliveryId(), outcome.status(), clock.instant());
        } else {
            deliveries.givenUp(ping.deliveryId(), outcome.status(), failure, clock.instant());
        }
        return outcome;
    }

    private void send(Deliveries.Claimed claimed) {
        String id = claimed.message().deliveryId();
        WebhookClient.Outcome outcome =
                attempt(claimed.url(), claimed.message(), claimed.webhookId(), claimed.secret());
        Instant now = clock.instant();
        String failure = outcome.failure();
        if (failure == null) {
            deliveries.delivered(id, outcome.status(), now);
            webhooks.works(claimed.webhookId());
            return;
        }
        LOG.warn("Delivery {} failed, attempt {}: {}", id, claimed.attempts(), failure);
        Duration wait = pauseAfter(claimed.attempts());
        if (now.plus(wait).isAfter(claimed.giveUpAt())) {
            deliveries.givenUp(id, outcome.status(), failure, now);
        } else {
            deliveries.failed(id, outcome.status(), failure, now.plus(wait));
        }
        webhooks.fails(claimed.webhookId(), now, now.plus(least(wait, LONGEST_PAUSE_OF_ALL)));
        disableWhereItFailsForDays(claimed.webhookId(), now);
    }

    private WebhookClient.Outcome attempt(String url, Deliveries.Message message, String webhookId, byte[] sealed) {
        String body = bodyOf(message);
        try {
            return client.post(url, body, Signature.of(body, box.open(sealed, webhookId), clock.instant()));
        } catch (Declined unreadable) {
            return WebhookClient.Outcome.failed("SECRET_UNREADABLE");
        }
    }

    private static String bodyOf(Deliveries.Message message) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", message.deliveryId());
        body.put("kind", message.kind());
        if (message.caseId() != null) {
            body.put("caseId", message.caseId());
            body.put("school", message.school());
        }
        body.put("at", message.at().toString());
        return body.toString();
    }

    private void disableWhereItFailsForDays(String webhookId, Instant now) {
        transaction.executeWithoutResult(status -> webhooks.disableWhereFailingSince(webhookId, now.minus(disableAfter))
                .ifPresent(url -> accounts.holding(Role.ADMINISTRATOR)
                        .forEach(administrator -> mail.queueWebhookDisabled(
                                administrator.accountId(), URI.create(url).getHost()))));
    }

    /** The log of what ended is kept for a while, for who wonders. */
    @Scheduled(cron = "${rejoin.webhooks.purge:0 50 3 * * *}")
    void purge() {
        Instant before = clock.instant().minus(LOG_KEPT);
        deliveries.purge(before);
        webhooks.purge(before);
    }

    private Duration pauseAfter(int failures) {
        return least(pause.multipliedBy(1L << Math.min(failures - 1, 20)), LONGEST_PAUSE);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
