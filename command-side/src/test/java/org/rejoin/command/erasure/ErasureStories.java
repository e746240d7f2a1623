package org.rejoin.command.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.rejoin.command.Blocker;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.erasure.ErasureCommand.Ground;
import org.rejoin.command.erasure.ErasureCommand.Person;
import org.rejoin.command.erasure.ErasureCommand.RequestErasure;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.command.student.BeingErased;
import org.rejoin.command.student.KnownPseudonyms;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.Role;
import org.rejoin.event.erasure.ErasureApproved;
import org.rejoin.event.erasure.ErasureRequested;
import org.rejoin.event.erasure.LegalBasis;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which the tests of an erasure tell their stories: one person with one closed and reported case. */
final class ErasureStories {

    static final ErasureId ID = new ErasureId("77777777-7777-4777-8777-777777777777");
    static final ErasureId OTHER_ID = new ErasureId("88888888-8888-4888-8888-888888888888");
    static final String STUDENT = "22222222-2222-4222-8222-222222222222";
    static final String CASE = "11111111-1111-4111-8111-111111111111";
    static final String NATIONAL_ID = "A123456789";
    static final Actor OFFICER = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
    static final Actor SECOND = new Actor("agency-2", Set.of(Role.AGENCY_OFFICER), null, null);
    static final Actor ADMINISTRATOR = new Actor("admin", Set.of(Role.ADMINISTRATOR), null, null);
    static final Actor REGISTRAR = new Actor("registrar-a", Set.of(Role.PRINCIPAL_REPORTER), "990001", "990");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    static final ErasureApproved APPROVED = new ErasureApproved(ID.value());

    private final JdbcClient jdbc = MigratedDatabase.emptied();
    private final List<String> erasedCases = new ArrayList<>();

    ErasureStories() {
        KnownPseudonyms.known(jdbc, STUDENT, NATIONAL_ID);
        kept(CASE, "CLOSED", LocalDate.of(2026, 9, 1));
        happened(CASE, 0, "CaseReported", "2026-09-03T02:00:00Z");
        happened(CASE, 1, "CaseClosed", "2026-10-30T02:00:00Z");
    }

    FixtureConfiguration<Erasure> erasure() {
        return erasure("permanent");
    }

    /** @param register setting of the period of register facts */
    FixtureConfiguration<Erasure> erasure(String register) {
        return new AggregateTestFixture<>(Erasure.class)
                .registerInjectableResource(new Erasures(jdbc))
                .registerInjectableResource(new BeingErased(jdbc))
                .registerInjectableResource(new KnownPersons(jdbc, KnownPseudonyms.on(jdbc), ZoneId.of("Asia/Taipei")))
                .registerInjectableResource(new RetentionPolicy(register, Period.ofYears(10)))
                .registerInjectableResource(
                        (ErasedCases) (caseId, erasure) -> erasedCases.add(caseId + " " + erasure.dataClass()));
    }

    List<String> erasedCases() {
        return erasedCases;
    }

    /** As after the command: the request has its row. */
    void asked(ErasureRequested request) {
        new Erasures(jdbc)
                .requested(request, TODAY.atStartOfDay(ZoneId.of("Asia/Taipei")).toInstant());
    }

    void approved() {
        new Erasures(jdbc)
                .approved(
                        ID, SECOND, TODAY.atStartOfDay(ZoneId.of("Asia/Taipei")).toInstant());
    }

    void otherClassApproved() {
        Instant now = TODAY.atStartOfDay(ZoneId.of("Asia/Taipei")).toInstant();
        Erasures erasures = new Erasures(jdbc);
        erasures.requested(
                new ErasureRequested(
                        OTHER_ID.value(),
                        STUDENT,
                        DataClass.COUNSELLING,
                        LegalBasis.SUBJECT_REQUEST,
                        null,
                        null,
                        OFFICER.account()),
                now);
        erasures.approved(OTHER_ID, SECOND, now);
    }

    Erasures.Row row() {
        return new Erasures(jdbc)
                .find(ID.value(), new Erasures.Scope(null, null))
                .orElseThrow();
    }

    boolean isKnown(String nationalId) {
        return KnownPseudonyms.on(jdbc).find(nationalId).isPresent();
    }

    void reopened() {
        jdbc.sql("UPDATE command_side.student_case SET standing = 'REPORTED'").update();
    }

    /** The day before {@link #TODAY}, of the person's 18th birthday say. */
    void closedAutomaticallyYesterday() {
        happened(CASE, 2, "CaseClosedAutomatically", "2026-11-20T02:00:00Z");
    }

    void kept(String caseId, String standing, LocalDate leftOn) {
        jdbc.sql("INSERT INTO command_side.student_case"
                        + " (case_id, case_number, student_id, school, leaving_type, left_on, standing)"
                        + " VALUES (?, ?, ?, '990001', 'UNEXCUSED_ABSENCE', ?, ?)")
                .params(caseId, caseId, STUDENT, leftOn, standing)
                .update();
    }

    private void happened(String caseId, int number, String event, String at) {
        byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
        jdbc.sql("INSERT INTO event_store.domain_event (event_identifier, aggregate_identifier, sequence_number, type,"
                        + " payload_type, payload_revision, payload, meta_data, time_stamp)"
                        + " VALUES (?, ?, ?, 'CaseFile', ?, '1', ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(UUID.randomUUID().toString(), caseId, number, event, nothing, nothing, at)
                .update();
    }

    static ErasureRequested requested(DataClass dataClass) {
        return new ErasureRequested(
                ID.value(), STUDENT, dataClass, LegalBasis.SUBJECT_REQUEST, null, null, OFFICER.account());
    }

    static RequestErasure request(Person person, DataClass dataClass) {
        return new RequestErasure(ID, person, dataClass, new Ground(LegalBasis.SUBJECT_REQUEST, null, null));
    }

    static Person named(String nationalId) {
        return new Person(null, null, nationalId);
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
