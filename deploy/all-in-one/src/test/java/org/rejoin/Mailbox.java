package org.rejoin;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.rejoin.logscan.Secrets;

/** The mail server of the service all tests share, and what people find in their mailboxes. */
public final class Mailbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+#([\\w-]{20,})");

    private static final String SIGN_IN_CHANGED = "登入方式已變更";

    private Mailbox() {}

    public static int port() {
        return Server.GREEN_MAIL.getSmtp().getPort();
    }

    /** All mails to this address so far, oldest first, but for what tells people of their own sign-in. */
    public static List<Mail> of(String address) {
        return all(address).stream()
                .filter(mail -> !mail.subject().contains(SIGN_IN_CHANGED))
                .toList();
    }

    private static List<Mail> all(String address) {
        return Arrays.stream(Server.GREEN_MAIL.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(Mail::of)
                .toList();
    }

    /** All mails of a kind, by words of its subject. */
    public static List<Mail> of(String address, String subject) {
        return of(address).stream()
                .filter(mail -> mail.subject().contains(subject))
                .toList();
    }

    /** Waits for the mail of this number among those of a kind. */
    public static Mail await(String address, String subject, int number) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> of(address, subject), mails -> mails.size() >= number)
                .get(number - 1);
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                    .anyMatch(recipient -> recipient.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public record Mail(String subject, String text) {

        private static Mail of(MimeMessage message) {
            try {
                return new Mail(message.getSubject(), message.getContent().toString());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What makes the mailed link work. */
        public String token() {
            Matcher link = LINK.matcher(text);
            if (!link.find()) {
                throw new AssertionError("no link in the mail " + subject);
            }
            Secrets.note(link.group(1));
            return link.group(1);
        }
    }

    private static final class Server {

        private static final GreenMail GREEN_MAIL = started();

        private static GreenMail started() {
            GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
            server.start();
            return server;
        }
    }
}
