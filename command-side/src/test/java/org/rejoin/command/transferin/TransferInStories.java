package org.rejoin.command.transferin;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.rejoin.command.Blocker;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.casefile.CaseFileCommand.MatchTransferIn;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTransferInMatch;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.command.student.BeingErased;
import org.rejoin.command.student.Students;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which the tests of a transfer-in tell their stories; cases are their reservations alone. */
final class TransferInStories {

    static final TransferInId ID = new TransferInId("77777777-7777-4777-8777-777777777777");
    static final String MING = "A123456789";
    static final String HUA = "A800000014";
    static final String DESTINATION = "990002";
    static final String ORIGIN = "990001";
    static final Actor REGISTRAR = of(DESTINATION, "registrar-b", Role.PRINCIPAL_REPORTER);
    static final Actor TUTOR = of(DESTINATION, "tutor-b", Role.TUTOR);
    static final Actor REGISTRAR_ELSEWHERE = of(ORIGIN, "registrar-a", Role.PRINCIPAL_REPORTER);

    private final JdbcClient jdbc = MigratedDatabase.emptied();
    private final List<Object> sent = new ArrayList<>();

    /** A fixture that keeps what it sends to cases in {@link #sent()}. */
    FixtureConfiguration<TransferIn> transferIn() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        for (Class<?> command : List.of(MatchTransferIn.class, WithdrawTransferInMatch.class)) {
            bus.subscribe(command.getName(), message -> sent.add(message.getPayload()));
        }
        return new AggregateTestFixture<>(TransferIn.class)
                .registerInjectableResource(students())
                .registerInjectableResource(new Arrivals(new BeingErased(jdbc), jdbc))
                .registerInjectableResource(new CaseLightsByCommand(bus));
    }

    static Map<String, ?> by(Actor actor) {
        Map<String, Object> metaData = new HashMap<>(actor.toMetaData());
        metaData.put(Moment.KEY, new Moment(ZonedDateTime.parse("2026-11-21T10:00+08:00[Asia/Taipei]")));
        return metaData;
    }

    List<Object> sent() {
        return sent;
    }

    /** A case of this student as it is reserved. @return its id */
    String reserved(String nationalId, String school, String leavingType, String standing) {
        String id = UUID.randomUUID().toString();
        jdbc.sql(
                        "INSERT INTO command_side.student_case (case_id, case_number, student_id, school, leaving_type, standing)"
                                + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(id, id, students().idOf(nationalId), school, leavingType, standing)
                .update();
        return id;
    }

    void leftOn(String day) {
        jdbc.sql("UPDATE command_side.student_case SET left_on = ?::date")
                .param(day)
                .update();
    }

    void erasureApproved(String nationalId) {
        jdbc.sql("INSERT INTO command_side.erasure (erasure_id, student_id, data_class, legal_basis, standing,"
                        + " requested_by, requested_at, cases) VALUES (?, ?, 'COUNSELLING', 'SUBJECT_REQUEST',"
                        + " 'APPROVED', 'agency', now(), 1)")
                .params(ID.value(), students().idOf(nationalId))
                .update();
    }

    long linesThatMayMatchLater() {
        return jdbc.sql("SELECT count(*) FROM command_side.transfer_in_line")
                .query(Long.class)
                .single();
    }

    static String studentOf(String nationalId) {
        return UUID.nameUUIDFromBytes(nationalId.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static Actor of(String school, String account, Role... roles) {
        return new Actor(account, Set.of(roles), school, "990");
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

    private Students students() {
        return nationalId -> {
            jdbc.sql("INSERT INTO command_side.student (student_id) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(studentOf(nationalId))
                    .update();
            return studentOf(nationalId);
        };
    }
}
