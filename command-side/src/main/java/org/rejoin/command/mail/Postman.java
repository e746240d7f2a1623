package org.rejoin.command.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, one after the other, on a thread of its own and outside of any transaction. A node that dies between
 * the server's yes and the note of it leaves a mail that is sent twice, under the same message id.
 */
@Component
class Postman implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    // of each answer of the server; all of them together stay below the lease
    private static final String ANSWER_MILLIS = "10000";
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Mails mails;
    private final Letters letters;
    private final @Nullable JavaMailSender server;
    private final String from;
    private final Duration poll;
    private final Duration pause;
    private final int attempts;
    private @Nullable ScheduledExecutorService rounds;

    Postman(
            Mails mails,
            Letters letters,
            ObjectProvider<JavaMailSender> server,
            @Value("${spring.mail.host:}") String host,
            @Value("${rejoin.mail.from:rejoin@localhost}") String from,
            @Value("${rejoin.mail.poll:1s}") Duration poll,
            @Value("${rejoin.mail.retry-after:30s}") Duration pause,
            @Value("${rejoin.mail.attempts:30}") int attempts) {
        this.mails = mails;
        this.letters = letters;
        this.server = host.isBlank() ? null : server.getObject();
        this.from = from;
        this.poll = poll;
        this.pause = pause;
        this.attempts = attempts;
        if (this.server instanceof JavaMailSenderImpl sender) {
            limitWaiting(sender.getJavaMailProperties());
        }
    }

    /** Without one mail waits, and no attempt is counted. */
    boolean hasServer() {
        return server != null;
    }

    @Override
    public void start() {
        if (server == null) {
            LOG.warn("No mail server is set (spring.mail.host): mail is kept until there is one");
            return;
        }
        rounds = Executors.newSingleThreadScheduledExecutor(runnable -> new Thread(runnable, "mail"));
        rounds.scheduleWithFixedDelay(this::round, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
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
                    "The mail that waits could not be looked up: {}",
                    e.getClass().getName());
        } catch (RuntimeException e) {
            // a round that throws would be the last one
            LOG.error("A round of mail ended early: {}", e.getClass().getName());
        }
    }

    /** Whether there was one. */
    boolean sendOne() {
        Optional<Mails.Claimed> due = server == null ? Optional.empty() : mails.claim(LEASE);
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(Mails.Claimed mail) {
        String failure = attempt(mail);
        if (failure == null) {
            mails.sent(mail.mailId());
            return;
        }
        // messages of exceptions quote addresses: the kind of failure must do
        LOG.warn("Mail {} ({}) was not sent, attempt {}: {}", mail.mailId(), mail.kind(), mail.attempts(), failure);
        if (mail.attempts() >= attempts || failure.equals("ACCOUNT_NOT_IN_USE")) {
            mails.givenUp(mail.mailId(), failure);
        } else {
            mails.failed(mail.mailId(), failure, pauseAfter(mail.attempts()));
        }
    }

    /** What kept the mail from being sent, or null where it was. */
    private @Nullable String attempt(Mails.Claimed mail) {
        try {
            Optional<Letters.Letter> letter = letters.write(mail);
            if (letter.isEmpty()) {
                return "ACCOUNT_NOT_IN_USE";
            }
            JavaMailSender sender = Objects.requireNonNull(server);
            sender.send(message(sender.createMimeMessage(), mail.mailId(), letter.get()));
            letters.sent(letter.get());
            return null;
        } catch (AddressException e) {
            return "ADDRESS_INVALID";
        } catch (MailAuthenticationException e) {
            return "SERVER_REFUSES_SIGN_IN";
        } catch (MessagingException | RuntimeException e) {
            return ExceptionUtils.findException(e, SendFailedException.class).isPresent()
                    ? "ADDRESS_REFUSED"
                    : ExceptionUtils.findException(e, IOException.class).isPresent()
                            ? "SERVER_UNREACHABLE"
                            : e.getClass().getSimpleName();
        }
    }

    private MimeMessage message(MimeMessage message, String mailId, Letters.Letter letter) throws MessagingException {
        InternetAddress sender = new InternetAddress(from, true);
        message.setFrom(sender);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader(
                "Message-ID",
                "<" + mailId + sender.getAddress().substring(sender.getAddress().lastIndexOf('@')) + ">");
        return message;
    }

    private Duration pauseAfter(int failures) {
        Duration grown = pause.multipliedBy(1L << Math.min(failures - 1, 20));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }

    private static void limitWaiting(Properties settings) {
        Stream.of("connectiontimeout", "timeout", "writetimeout")
                .flatMap(name -> Stream.of("mail.smtp." + name, "mail.smtps." + name))
                .forEach(name -> settings.putIfAbsent(name, ANSWER_MILLIS));
    }
}
