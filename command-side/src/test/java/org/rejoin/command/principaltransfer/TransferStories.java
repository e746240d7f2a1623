package org.rejoin.command.principaltransfer;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Blocker;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountCommand.StepDown;
import org.rejoin.command.account.AccountCommand.TakeOver;
import org.rejoin.command.account.KnownAccounts;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.GiveWay;
import org.rejoin.command.upload.KeptUploads;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.principaltransfer.PrincipalTransferApplied;
import org.rejoin.event.principaltransfer.PrincipalTransferApproved;
import org.rejoin.event.principaltransfer.PrincipalTransferRefused;
import org.rejoin.event.principaltransfer.TransferPath;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which the tests of a transfer tell their stories; accounts are their rows in the directory alone. */
final class TransferStories {

    static final PrincipalTransferId ID = new PrincipalTransferId("44444444-4444-4444-8444-444444444444");
    static final String UNIT = "990001";
    static final String ELSEWHERE = "990002";
    static final String SHEN_ID = "33333333-3333-4333-8333-333333333333";
    static final String KAO_ID = "66666666-6666-4666-8666-666666666666";
    static final String STRANGER_ID = "99999999-9999-4999-8999-999999999999";
    static final Actor SHEN = new Actor("shen2026", Set.of(Role.PRINCIPAL_REPORTER), UNIT, "990");
    static final Actor KAO = new Actor("kao2026", Set.of(Role.SENIOR_MANAGER), UNIT, "990");
    static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
    static final UploadedFile FORM = new UploadedFile("移轉申請表.pdf", "application/pdf", new byte[] {37, 80, 68, 70});

    static final PrincipalTransferApplied HANDED_OVER = applied(TransferPath.HAND_OVER, null);
    static final PrincipalTransferApproved APPROVED = new PrincipalTransferApproved(ID.value(), "示範字第1150003號");
    static final PrincipalTransferRefused REFUSED = new PrincipalTransferRefused(ID.value(), "申請表缺校長用印");

    private final JdbcClient jdbc = MigratedDatabase.emptied();
    private final List<Object> sent = new ArrayList<>();

    TransferStories() {
        for (String unit : List.of(UNIT, ELSEWHERE)) {
            jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                            + " VALUES (?, ?, 'DAY', '示範高中', '990', 'COUNTY')")
                    .params(unit, unit)
                    .update();
        }
        stands(SHEN_ID, "shen2026", UNIT, "PRINCIPAL_REPORTER", "NORMAL");
        stands(KAO_ID, "kao2026", UNIT, "SENIOR_MANAGER", "NORMAL");
        stands(STRANGER_ID, "stranger", ELSEWHERE, "TUTOR", "NORMAL");
        jdbc.sql("INSERT INTO command_side.principal_reporter (school, account_id) VALUES (?, ?)")
                .params(UNIT, SHEN_ID)
                .update();
    }

    /** A fixture that keeps what it sends to accounts and other transfers in {@link #sent()}. */
    FixtureConfiguration<PrincipalTransfer> transfer() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        for (Class<?> command : List.of(StepDown.class, TakeOver.class, GiveWay.class)) {
            bus.subscribe(command.getName(), message -> sent.add(message.getPayload()));
        }
        return new AggregateTestFixture<>(PrincipalTransfer.class)
                .registerInjectableResource(KnownAccounts.on(jdbc))
                .registerInjectableResource(new OpenTransfers(jdbc))
                .registerInjectableResource(KeptUploads.on(jdbc))
                .registerInjectableResource(new Succession(bus));
    }

    List<Object> sent() {
        return sent;
    }

    void stands(String id, String account, @Nullable String school, String role, String standing) {
        jdbc.sql(
                        "INSERT INTO command_side.account"
                                + " (account_id, account, name, email, phone, school, roles, standing, verified)"
                                + " VALUES (?, ?, '高崇德', 'a@songtao.example', '04-1234567', ?, string_to_array(?, ','), ?, true)")
                .params(id, account)
                .param(school)
                .params(role, standing)
                .update();
    }

    void changes(String id, String standing, String role) {
        jdbc.sql("UPDATE command_side.account SET standing = ?, roles = string_to_array(?, ',') WHERE account_id = ?")
                .params(standing, role, id)
                .update();
    }

    void principalIsGone() {
        jdbc.sql("DELETE FROM command_side.principal_reporter").update();
    }

    void isOpen(PrincipalTransferId id, String school) {
        new OpenTransfers(jdbc).opened(id, school);
    }

    List<String> open() {
        return jdbc.sql("SELECT transfer_id FROM command_side.open_principal_transfer")
                .query(String.class)
                .list();
    }

    List<String> uploads() {
        return jdbc.sql("SELECT purpose || ' ' || uploaded_by FROM command_side.upload ORDER BY purpose")
                .query(String.class)
                .list();
    }

    static PrincipalTransferApplied applied(TransferPath path, @Nullable UploadedFile letter) {
        return new PrincipalTransferApplied(
                ID.value(),
                UNIT,
                SHEN_ID,
                KAO_ID,
                path,
                FORM.idFor(UploadedFile.Purpose.TRANSFER_APPLICATION, ID.value()),
                letter == null ? null : letter.idFor(UploadedFile.Purpose.APPOINTMENT_LETTER, ID.value()));
    }

    static Map<String, ?> by(Actor actor) {
        Map<String, Object> metaData = new HashMap<>(actor.toMetaData());
        metaData.put(Moment.KEY, new Moment(ZonedDateTime.parse("2026-11-21T10:00+08:00[Asia/Taipei]")));
        return metaData;
    }

    /** Exactly these blockers, in this order. */
    static Matcher<Refused> refused(Blocker... blockers) {
        return new FeatureMatcher<>(Matchers.equalTo(List.of(blockers)), "refused for", "blockers") {
            @Override
            protected List<Blocker> featureValueOf(Refused refused) {
                return refused.blockers();
            }
        };
    }
}
