package org.rejoin.command.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rejoin.command.CommandSideConfiguration;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.credential.AccountLinks;
import org.rejoin.command.credential.LinkPurpose;
import org.rejoin.command.platform.Caller;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountApproved;
import org.rejoin.event.account.AccountContactCorrected;
import org.rejoin.event.account.AccountDisabled;
import org.rejoin.event.account.AccountEnabled;
import org.rejoin.event.account.AccountEvent;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.event.account.AccountOpened;
import org.rejoin.event.account.PrincipalSteppedDown;
import org.rejoin.event.account.PrincipalTookOver;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.eventstore.TestKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

@SpringBootTest(classes = MailIT.Application.class)
@ExtendWith(OutputCaptureExtension.class)
class MailIT {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final ServerSetup ANY_PORT = ServerSetupTest.SMTP.dynamicPort();
    private static final GreenMail SERVER = new GreenMail(ANY_PORT);

    private static final Actor TUTOR = new Actor("tutor-m", Set.of(Role.TUTOR), "980001", "990");
    private static final Actor PRINCIPAL = new Actor("registrar-m", Set.of(Role.PRINCIPAL_REPORTER), "980001", "990");
    private static final Actor AGENCY = new Actor("agency-m", Set.of(Role.AGENCY_OFFICER), null, null);

    private final JdbcClient jdbc;
    private final EventBus events;
    private final TransactionManager transactions;
    private final Outbox outbox;
    private final Mails mails;
    private final Letters letters;
    private final Postman postman;
    private final MailController controller;
    private final ObjectProvider<JavaMailSender> server;

    private final String principal = UUID.randomUUID().toString();
    private final String agency = UUID.randomUUID().toString();
    private final String tutor = UUID.randomUUID().toString();

    MailIT(
            @Autowired JdbcClient jdbc,
            @Autowired EventBus events,
            @Autowired TransactionManager transactions,
            @Autowired Outbox outbox,
            @Autowired Mails mails,
            @Autowired Letters letters,
            @Autowired Postman postman,
            @Autowired MailController controller,
            @Autowired ObjectProvider<JavaMailSender> server) {
        this.jdbc = jdbc;
        this.events = events;
        this.transactions = transactions;
        this.outbox = outbox;
        this.mails = mails;
        this.letters = letters;
        this.postman = postman;
        this.controller = controller;
        this.server = server;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                JpaAutoConfiguration.class,
                JpaEventStoreAutoConfiguration.class,
                XStreamAutoConfiguration.class,
                FlywayAutoConfiguration.class
            })
    @Import(CommandSideConfiguration.class)
    static class Application {

        @Bean
        @Primary
        AccountLinks links() {
            return new NotedLinks();
        }
    }

    /** Notes what is out. */
    private static final class NotedLinks implements AccountLinks {

        private static final List<String> SENT = new CopyOnWriteArrayList<>();

        @Override
        public String make(String accountId, LinkPurpose purpose) {
            return "https://rejoin.example/account-link#" + purpose;
        }

        @Override
        public void sent(String address) {
            SENT.add(address);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.datasource.url", DATABASE::url);
        properties.add("spring.datasource.username", () -> TestDatabase.APPLICATION);
        properties.add("rejoin.migrations.user", () -> TestDatabase.OWNER);
        properties.add("rejoin.keys.user", () -> TestDatabase.KEYS);
        properties.add("rejoin.keys.master", () -> TestKeys.MASTER);
        properties.add("spring.mail.host", () -> "localhost");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        properties.add("rejoin.mail.from", () -> "Rejoin <no-reply@rejoin.example>");
        properties.add("rejoin.mail.poll", () -> "1d"); // tests send by themselves
        properties.add("rejoin.mail.retry-after", () -> "0s");
        properties.add("rejoin.mail.attempts", () -> "3");
        properties.add("rejoin.links.reset", () -> "2h");
        properties.add("rejoin.public-url", () -> "https://rejoin.example");
    }

    @AfterAll
    static void stopServer() {
        SERVER.stop();
    }

    @BeforeEach
    void accounts() throws FolderException {
        jdbc.sql("DELETE FROM command_side.mail").update();
        jdbc.sql("DELETE FROM command_side.principal_reporter").update();
        jdbc.sql("DELETE FROM command_side.credential").update();
        jdbc.sql("DELETE FROM command_side.mail_preference").update();
        jdbc.sql("DELETE FROM command_side.account").update();
        jdbc.sql("DELETE FROM command_side.school_unit").update();
        SERVER.purgeEmailFromAllMailboxes();
        jdbc.sql("INSERT INTO command_side.school_unit VALUES ('980001', '980001', 'DAY', '測試高中', '990', 'AGENCY')")
                .update();
        account(principal, "registrar-m", "980001", Role.PRINCIPAL_REPORTER);
        account(agency, "agency-m", null, Role.AGENCY_OFFICER);
        account(tutor, "tutor-m", "980001", Role.TUTOR);
        jdbc.sql("INSERT INTO command_side.principal_reporter VALUES ('980001', ?)")
                .param(principal)
                .update();
    }

    @Test
    @Tag("N01")
    @Tag("c9")
    void an_application_is_told_to_the_principal_reporter_of_the_unit() throws Exception {
        happens(new Actor("tutor-new", Set.of(), null, null), applied("tutor-new", Role.TUTOR));

        MimeMessage mail = onlyMail();

        assertThat(to(mail)).isEqualTo("registrar-m@mail.example");
        assertThat(mail.getSubject()).isEqualTo("【中離生通報】有新的帳號申請 / New account application");
    }

    @Test
    @Tag("N01")
    void the_application_of_a_principal_reporter_is_told_to_the_agency() throws Exception {
        happens(new Actor("registrar-new", Set.of(), null, null), applied("registrar-new", Role.PRINCIPAL_REPORTER));

        assertThat(to(onlyMail())).isEqualTo("agency-m@mail.example");
    }

    @Test
    @Tag("N01")
    void who_is_disabled_is_told_of_nothing_that_waits_and_the_agency_is() throws Exception {
        jdbc.sql("UPDATE command_side.account SET standing = 'DISABLED' WHERE account_id = ?")
                .param(principal)
                .update();
        happens(new Actor("tutor-new", Set.of(), null, null), applied("tutor-new", Role.TUTOR));
        String caseId = UUID.randomUUID().toString();
        happens(TUTOR, started(caseId, null), new FilingSubmitted(caseId, CaseStatus.FILED));

        assertThat(to(onlyMail())).isEqualTo("agency-m@mail.example");
    }

    @Test
    @Tag("N01")
    void a_digest_that_fails_is_tried_again_later_and_holds_up_nobody_else(
            @Autowired MailPreferences preferences,
            @Autowired AccountDirectory accounts,
            @Autowired PlatformTransactionManager manager) {
        Instant now = Instant.parse("2026-11-21T02:00:00Z");
        wantsDigest(principal, now.minusSeconds(60));
        wantsDigest(tutor, now.minusSeconds(30));
        ObjectProvider<DigestSource> source = new StaticListableBeanFactory(
                        Map.of("source", new BrokenFor("registrar-m")))
                .getBeanProvider(DigestSource.class);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);

        new Digests(preferences, accounts, outbox, source, manager, clock, ZoneOffset.UTC).round();

        assertThat(jdbc.sql("SELECT account_id FROM command_side.mail WHERE kind = 'DAILY_DIGEST'")
                        .query(String.class)
                        .list())
                .containsExactly(tutor);
        assertThat(dueAndTold(principal)).isEqualTo("2026-11-21 02:10 5");
        assertThat(dueAndTold(tutor)).isEqualTo("2026-11-22 02:00 9");
    }

    private record BrokenFor(String account) implements DigestSource {

        @Override
        public long position() {
            return 9;
        }

        @Override
        public Unread unread(Actor actor, long after, long upTo) {
            if (actor.account().equals(account)) {
                throw new IllegalStateException("broken");
            }
            return new Unread(1, List.of("2026-980001-0001"));
        }
    }

    private void wantsDigest(String accountId, Instant next) {
        jdbc.sql("""
                        INSERT INTO command_side.mail_preference (account_id, mail, daily_at, next_digest, told_up_to)
                        VALUES (?, 'DAILY', '02:00', ?, 5)""").params(accountId, next.atOffset(ZoneOffset.UTC)).update();
    }

    private String dueAndTold(String accountId) {
        return jdbc.sql("""
                        SELECT to_char(next_digest AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' ' || told_up_to
                          FROM command_side.mail_preference WHERE account_id = ?""").param(accountId).query(String.class).single();
    }

    @Test
    @Tag("N04")
    @Tag("ST-D-03")
    void who_is_approved_gets_a_link_to_set_a_password_in_two_languages() throws Exception {
        happens(PRINCIPAL, new AccountApproved(tutor, List.of(Role.TUTOR)));

        MimeMessage mail = onlyMail();
        String text = (String) mail.getContent();

        assertThat(to(mail)).isEqualTo("tutor-m@mail.example");
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.getFrom()[0]).hasToString("Rejoin <no-reply@rejoin.example>");
        assertThat(mail.getSubject()).doesNotContain("tutor-m", "林小芳");
        assertThat(text)
                .startsWith("您好")
                .contains("您的帳號 tutor-m 已啟用", "Your account tutor-m has been approved")
                .contains("https://rejoin.example/account-link#SET_PASSWORD")
                .doesNotContain("{");
    }

    @Test
    @Tag("N04")
    @Tag("R-ACC-10")
    void whose_account_was_opened_gets_the_same_link() throws Exception {
        happens(PRINCIPAL, opened("tutor-m"));

        assertThat((String) onlyMail().getContent()).contains("#SET_PASSWORD");
    }

    @Test
    @Tag("c11")
    void an_account_opened_together_with_its_password_needs_no_mail() {
        happens(Actor.SYSTEM, opened("tutor-m"));
        happens(1, new Actor("tutor-m", Set.of(), null, null), opened("tutor-m"));

        assertThat(mails.count(null)).isZero();
    }

    @Test
    void who_is_refused_is_told_why() throws Exception {
        happens(PRINCIPAL, new AccountApplicationRefused(tutor, "請洽{link}註冊組"));

        assertThat((String) onlyMail().getContent()).contains("請洽{link}註冊組");
        assertThat(detailsKept()).isEqualTo("{}");
    }

    @Test
    @Tag("N05")
    void whose_account_is_disabled_is_told() throws Exception {
        happens(PRINCIPAL, new AccountDisabled(tutor));

        assertThat(onlyMail().getSubject()).contains("帳號已停用");
    }

    @Test
    @Tag("N05")
    void who_may_be_asked_is_the_desk_of_the_account() throws Exception {
        happens(AGENCY, new AccountDisabled(tutor));
        happens(AGENCY, new AccountDisabled(principal));

        assertThat(textTo("tutor-m")).contains("請洽學校的主要通報人", "your school's principal reporter");
        assertThat(textTo("registrar-m"))
                .contains("請洽國教署承辦人員", "ask the agency")
                .doesNotContain("主要通報人");
    }

    @Test
    @Tag("N06")
    @Tag("R-ACC-06")
    void who_is_enabled_again_confirms_by_a_link() throws Exception {
        jdbc.sql("INSERT INTO command_side.credential (account_id, hash, set_at) VALUES (?, 'x', now())")
                .param(tutor)
                .update();

        happens(PRINCIPAL, new AccountEnabled(tutor));

        assertThat((String) onlyMail().getContent()).contains("#VERIFY");
    }

    @Test
    @Tag("N06")
    void who_is_enabled_again_and_never_had_a_password_sets_one() throws Exception {
        happens(PRINCIPAL, new AccountEnabled(tutor));

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).contains("請設定密碼");
        assertThat((String) mail.getContent()).contains("#SET_PASSWORD", "設定密碼").doesNotContain("認證", "confirm");
    }

    @Test
    @Tag("N07")
    @Tag("ST-G-02")
    void of_a_transfer_both_are_told_and_the_new_one_sets_a_password() throws Exception {
        happens(AGENCY, new PrincipalSteppedDown(principal, "transfer-1"));
        happens(AGENCY, new PrincipalTookOver(tutor, "transfer-1"));

        List<MimeMessage> sent = sendAll();

        assertThat(sent)
                .extracting(MailIT::to)
                .containsExactlyInAnyOrder("registrar-m@mail.example", "tutor-m@mail.example");
        MimeMessage toSuccessor = sent.stream()
                .filter(mail -> to(mail).startsWith("tutor-m"))
                .findFirst()
                .orElseThrow();
        assertThat((String) toSuccessor.getContent()).contains("#SET_PASSWORD", "主要通報人移轉已核可");
    }

    @Test
    @Tag("N08")
    void a_forgotten_password_is_set_anew_by_a_link() throws Exception {
        transactions.executeInTransaction(() -> outbox.queue(MailKind.PASSWORD_RESET, tutor));

        assertThat((String) onlyMail().getContent())
                .contains("#RESET", "請在 2 小時內點擊", "Follow this link within 2 hours");
    }

    @Test
    @Tag("N08")
    void the_links_of_before_go_on_until_the_server_has_taken_the_mail_with_the_next() throws Exception {
        NotedLinks.SENT.clear();
        transactions.executeInTransaction(() -> outbox.queue(MailKind.PASSWORD_RESET, tutor));

        postman(closedPort()).sendOne();
        assertThat(NotedLinks.SENT).isEmpty();
        sendAll();
        assertThat(NotedLinks.SENT).containsExactly("https://rejoin.example/account-link#RESET");
    }

    @Test
    @Tag("c29")
    void who_is_told_of_a_changed_sign_in_reads_what_has_changed() throws Exception {
        transactions.executeInTransaction(() -> outbox.queueSignInChanged(tutor, SignInChange.TOKEN_MADE));

        assertThat((String) onlyMail().getContent()).contains("已建立程式用的權杖", "a token for a program was made");
    }

    @Test
    @Tag("ST-G-05")
    void a_corrected_address_is_told_to_the_old_and_the_new_one() {
        happens(PRINCIPAL, opened("tutor-m"), new AccountContactCorrected(tutor, "new@mail.example", "04-1", null));

        assertThat(sendAll().stream().filter(mail -> subject(mail).contains("已更正")))
                .extracting(MailIT::to)
                .containsExactlyInAnyOrder("first@mail.example", "new@mail.example");
        assertThat(jdbc.sql("SELECT count(*) FROM command_side.mail WHERE address IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_corrected_telephone_is_told_once() {
        happens(PRINCIPAL, opened("tutor-m"), new AccountContactCorrected(tutor, "first@mail.example", "04-1", null));

        assertThat(sendAll().stream().filter(mail -> subject(mail).contains("已更正")))
                .extracting(MailIT::to)
                .containsExactly("first@mail.example");
    }

    @Test
    @Tag("N01")
    @Tag("ST-T-01")
    void a_filed_case_is_told_to_the_principal_reporter_and_names_nobody() throws Exception {
        String caseId = UUID.randomUUID().toString();
        happens(TUTOR, started(caseId, null), new FilingSubmitted(caseId, CaseStatus.FILED));

        MimeMessage mail = onlyMail();

        assertThat(to(mail)).isEqualTo("registrar-m@mail.example");
        assertThat((String) mail.getContent()).contains("2026-980001-0001").doesNotContain("江宥辰", "A123456789");
    }

    @Test
    @Tag("c9")
    void nobody_is_mailed_what_he_filed_himself() {
        String caseId = UUID.randomUUID().toString();
        happens(PRINCIPAL, started(caseId, null), new FilingSubmitted(caseId, CaseStatus.FILED));

        assertThat(mails.count(null)).isZero();
    }

    @Test
    @Tag("ST-D-04")
    void imported_cases_are_not_mailed_until_they_are_submitted_again() {
        String caseId = UUID.randomUUID().toString();
        happens(TUTOR, started(caseId, "cases.csv"), new FilingSubmitted(caseId, CaseStatus.FILED));
        assertThat(mails.count(null)).isZero();

        happens(2, PRINCIPAL, new FilingReturned(caseId, "請補電話"));
        happens(3, TUTOR, new FilingSubmitted(caseId, CaseStatus.FILED));

        assertThat(mails.count(null)).isEqualTo(1);
    }

    @Test
    void what_did_not_happen_is_not_mailed() {
        assertThatThrownBy(() -> transactions.executeInTransaction(() -> {
                    outbox.queue(MailKind.ACCOUNT_DISABLED, tutor);
                    throw new IllegalStateException("refused");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(mails.count(null)).isZero();
    }

    @Test
    @Tag("ST-D-01")
    void without_a_server_mail_waits_and_no_attempt_counts(CapturedOutput log) {
        Postman withoutServer =
                new Postman(mails, letters, server, "", "rejoin@rejoin.example", Duration.ofDays(1), Duration.ZERO, 3);
        happens(PRINCIPAL, new AccountDisabled(tutor));

        withoutServer.start();

        assertThat(log).contains("No mail server is set (spring.mail.host)");
        assertThat(withoutServer.sendOne()).isFalse();
        assertThat(onlyRow().attempts()).isZero();
        assertThat(onlyRow().standing()).isEqualTo(Mails.Standing.WAITING);
    }

    @Test
    void what_the_server_does_not_take_is_tried_again_and_logged_without_address(CapturedOutput log) throws Exception {
        happens(PRINCIPAL, new AccountDisabled(tutor));
        postman(closedPort()).sendOne();
        Mails.Row waiting = onlyRow();

        assertThat(waiting.failure()).isEqualTo("SERVER_UNREACHABLE");
        assertThat(waiting.standing()).isEqualTo(Mails.Standing.WAITING);
        assertThat(onlyMail().getSubject()).contains("停用");
        assertThat(onlyRow().attempts()).isEqualTo(2);
        assertThat(onlyRow().failure()).isNull();
        assertThat(log).doesNotContain("tutor-m", "mail.example", "account-link");
    }

    @Test
    void after_the_last_attempt_it_is_given_up_until_an_administrator_sends_it_again() {
        reachedAt("no address");
        happens(PRINCIPAL, new AccountDisabled(tutor));
        sendAll();
        Mails.Row givenUp = onlyRow();

        assertThat(givenUp.standing()).isEqualTo(Mails.Standing.FAILED);
        assertThat(givenUp.attempts()).isEqualTo(3);
        assertThat(givenUp.failure()).isEqualTo("ADDRESS_INVALID");
        reachedAt("known@mail.example");
        controller.retry(UUID.fromString(givenUp.mailId()), administrator());
        assertThat(sendAll()).extracting(MailIT::to).containsExactly("known@mail.example");
    }

    @Test
    void of_what_was_given_up_neither_address_nor_content_is_kept() {
        transactions.executeInTransaction(() -> outbox.queueTo(MailKind.ACCOUNT_DISABLED, tutor, "no address"));
        sendAll();
        assertThat(jdbc.sql("SELECT count(*) FROM command_side.mail WHERE address IS NULL AND standing = 'FAILED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> controller.retry(UUID.fromString(onlyRow().mailId()), administrator()))
                .hasMessage("MAIL_IS_EMPTIED");

        jdbc.sql("DELETE FROM command_side.mail").update();
        reachedAt("no address");
        happens(PRINCIPAL, new AccountApplicationRefused(tutor, "非本校人員"));
        sendAll();
        assertThat(detailsKept()).isEqualTo("{}");
        assertThat(onlyRow().standing()).isEqualTo(Mails.Standing.FAILED);
    }

    @Test
    void a_link_for_an_account_disabled_meanwhile_is_not_sent() {
        happens(PRINCIPAL, new AccountApproved(tutor, List.of(Role.TUTOR)));
        jdbc.sql("UPDATE command_side.account SET standing = 'DISABLED' WHERE account_id = ?")
                .param(tutor)
                .update();

        assertThat(sendAll()).isEmpty();
        assertThat(onlyRow().failure()).isEqualTo("ACCOUNT_NOT_IN_USE");
    }

    @Test
    void senders_at_work_together_send_each_mail_once() throws Exception {
        int many = 60;
        transactions.executeInTransaction(() -> {
            for (int i = 0; i < many; i++) {
                outbox.queueTo(MailKind.ACCOUNT_DISABLED, tutor, "reader" + i + "@mail.example");
            }
        });
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> rounds = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                rounds.add(() -> {
                    int sent = 0;
                    while (postman.sendOne()) {
                        sent++;
                    }
                    return sent;
                });
            }
            for (var done : nodes.invokeAll(rounds)) {
                done.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(SERVER.getReceivedMessages()).hasSize(many);
        assertThat(Arrays.stream(SERVER.getReceivedMessages()).map(MailIT::to)).doesNotHaveDuplicates();
        assertThat(mails.count(Mails.Standing.SENT)).isEqualTo(many);
    }

    @Test
    void what_a_node_is_sending_is_not_sent_again_before_its_claim_runs_out() {
        happens(PRINCIPAL, new AccountDisabled(tutor));
        String mailId = mails.claim(Duration.ofMinutes(5)).orElseThrow().mailId();

        controller.retry(UUID.fromString(mailId), administrator());

        assertThat(postman.sendOne()).isFalse();
        jdbc.sql("UPDATE command_side.mail SET claimed_until = now() - interval '1 second'")
                .update();
        assertThat(postman.sendOne()).isTrue();
    }

    @Test
    void only_administrators_see_the_outbox() {
        happens(PRINCIPAL, new AccountDisabled(tutor));

        MailController.Page page = controller.find(administrator(), Mails.Standing.WAITING, 0, 30);

        assertThat(page.total()).isEqualTo(1);
        assertThat(page.serverConfigured()).isTrue();
        assertThat(page.items().get(0).account()).isEqualTo("tutor-m");
        assertThatThrownBy(() -> controller.find(new Caller(AGENCY, null, null), null, 0, 30))
                .isInstanceOf(Refused.class)
                .hasMessage("ROLE_MAY_NOT");
        assertThatThrownBy(() -> controller.retry(UUID.randomUUID(), new Caller(AGENCY, null, null)))
                .hasMessage("ROLE_MAY_NOT");
    }

    @Test
    void what_is_unknown_or_sent_is_not_sent_again() {
        happens(PRINCIPAL, new AccountDisabled(tutor));
        sendAll();

        assertThatThrownBy(() -> controller.retry(UUID.fromString(onlyRow().mailId()), administrator()))
                .hasMessage("MAIL_IS_SENT");
        assertThatThrownBy(() -> controller.retry(UUID.randomUUID(), administrator()))
                .hasMessage("MAIL_NOT_FOUND");
    }

    private Postman postman(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("sender", sender));
        return new Postman(
                mails,
                letters,
                beans.getBeanProvider(JavaMailSender.class),
                "localhost",
                "rejoin@rejoin.example",
                Duration.ofDays(1),
                Duration.ZERO,
                3);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Caller administrator() {
        return new Caller(new Actor("admin-m", Set.of(Role.ADMINISTRATOR), null, null), null, null);
    }

    private Mails.Row onlyRow() {
        List<Mails.Row> rows = mails.newest(null, 0, 10);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private MimeMessage onlyMail() {
        List<MimeMessage> sent = sendAll();
        assertThat(sent).hasSize(1);
        return sent.get(0);
    }

    private List<MimeMessage> sendAll() {
        while (postman.sendOne()) {
            // until nothing is due
        }
        return Arrays.asList(SERVER.getReceivedMessages());
    }

    private String textTo(String account) throws Exception {
        MimeMessage mail = sendAll().stream()
                .filter(sent -> to(sent).startsWith(account))
                .findFirst()
                .orElseThrow();
        return (String) mail.getContent();
    }

    private String detailsKept() {
        return jdbc.sql("SELECT details::text FROM command_side.mail")
                .query(String.class)
                .single();
    }

    private void happens(Actor by, Object... payloads) {
        happens(0, by, payloads);
    }

    /** As an aggregate publishes them: in one unit of work with its transaction. */
    private void happens(long firstNumber, Actor by, Object... payloads) {
        DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        work.attachTransaction(transactions);
        work.execute(() -> {
            long number = firstNumber;
            for (Object payload : payloads) {
                events.publish(new GenericDomainEventMessage<>(
                        "Test",
                        aggregateOf(payload),
                        number++,
                        payload,
                        MetaData.from(by.toMetaData()).and(DataSubject.STUDENT, aggregateOf(payload))));
            }
        });
    }

    // its own stream per test, as accounts are new for each
    private String aggregateOf(Object event) {
        return event instanceof AccountEvent account ? account.accountId() : ((CaseFileEvent) event).caseId();
    }

    private AccountApplied applied(String account, Role role) {
        return new AccountApplied(
                UUID.randomUUID().toString(),
                account,
                new AccountHolder("林小芳", "new@mail.example", "04-1"),
                "980001",
                List.of(role),
                null);
    }

    private AccountOpened opened(String account) {
        return new AccountOpened(
                tutor,
                account,
                new AccountHolder("林小芳", "first@mail.example", "04-1"),
                "980001",
                null,
                List.of(Role.TUTOR),
                null,
                null);
    }

    private static FilingStarted started(String caseId, @Nullable String importedFrom) {
        CaseForm form = new CaseForm(
                new CaseForm.StudentDetails(
                        "A123456789", "江宥辰", null, null, null, null, null, null, List.of(), null, null, null),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
        return new FilingStarted(
                caseId,
                "2026-980001-0001",
                UUID.randomUUID().toString(),
                "980001",
                "990",
                LeavingType.SUSPENSION,
                form,
                "tutor-m",
                importedFrom);
    }

    private void account(String accountId, String account, @Nullable String school, Role role) {
        jdbc.sql("""
                        INSERT INTO command_side.account
                               (account_id, account, name, email, phone, school, county, roles, standing, verified)
                        VALUES (:id, :account, '林小芳', :email, '04-1', :school, NULL, ARRAY[:role]::varchar[], 'NORMAL', true)""")
                .param("id", accountId)
                .param("account", account)
                .param("email", account + "@mail.example")
                .param("school", school)
                .param("role", role.name())
                .update();
    }

    private void reachedAt(String email) {
        jdbc.sql("UPDATE command_side.account SET email = ? WHERE account_id = ?")
                .params(email, tutor)
                .update();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
