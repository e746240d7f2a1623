package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.FormBuilder.form;
import static org.rejoin.command.casefile.TrackingBuilder.tracking;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Blocker;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.calendar.KnownCalendars;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.command.student.BeingErased;
import org.rejoin.command.student.Students;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which the tests of a case file tell their stories: who acts, what happened, what is expected. */
final class CaseFileStories {

    static final CaseFileId ID = new CaseFileId("6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
    static final String CASE = ID.value();
    static final String NUMBER = "2026-990001-0001";
    static final String NATIONAL_ID = "A123456789";
    static final String STUDENT = studentOf(NATIONAL_ID);
    static final String SCHOOL = "990001";
    static final String COUNTY = "990";
    static final String FIRST = "11111111-1111-4111-8111-111111111111";
    static final String SECOND = "22222222-2222-4222-8222-222222222222";
    static final String THIRD = "33333333-3333-4333-8333-333333333333";
    static final Moment NOW = new Moment(ZonedDateTime.parse("2026-11-21T10:00+08:00[Asia/Taipei]"));

    static final Actor REGISTRAR = of(SCHOOL, "registrar-a", Role.PRINCIPAL_REPORTER);
    static final Actor FILER = of(SCHOOL, "tutor-a", Role.TUTOR);
    static final Actor OTHER_TUTOR = of(SCHOOL, "tutor-a2", Role.TUTOR);
    static final Actor COUNSELLOR = of(SCHOOL, "counsellor-a", Role.COUNSELLOR);
    static final Actor MANAGER = of(SCHOOL, "manager-a", Role.SENIOR_MANAGER);
    static final Actor REGISTRAR_ELSEWHERE = of("990002", "registrar-b", Role.PRINCIPAL_REPORTER);
    static final Actor COUNTY_OFFICER = new Actor("county", Set.of(Role.COUNTY_OFFICER), null, COUNTY);
    static final Actor COUNTY_OFFICER_ELSEWHERE = new Actor("county-tpe", Set.of(Role.COUNTY_OFFICER), null, "TPE");
    static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
    static final Actor ADMINISTRATOR = new Actor("admin", Set.of(Role.ADMINISTRATOR), null, null);

    static final TrackingDetails VISIT = tracking().build();
    static final TrackingDetails CAME_BACK = tracking()
            .description("已返校")
            .suggesting(ClosureReason.RETURNED_TO_SCHOOL)
            .build();

    static final FilingSubmitted SUBMITTED = new FilingSubmitted(CASE, CaseStatus.FILED);
    static final TrackingRecordSubmitted FIRST_RECORD =
            new TrackingRecordSubmitted(CASE, FIRST, 1, VISIT, FILER.account(), CaseStatus.PENDING_REPORT);
    static final CaseReported REPORTED = new CaseReported(CASE, CaseStatus.TRACKING, 17, 17);
    static final TrackingRecordSubmitted SECOND_RECORD =
            new TrackingRecordSubmitted(CASE, SECOND, 2, CAME_BACK, FILER.account(), CaseStatus.TRACKING);
    static final ClosureSuggested SUGGESTED = new ClosureSuggested(
            CASE, SECOND, ClosureReason.RETURNED_TO_SCHOOL, "已返校", FILER.account(), CaseStatus.PENDING_CLOSURE);
    static final FilingReturned RETURNED = new FilingReturned(CASE, "電話有誤");
    static final TrackerEnabled OTHER_TUTOR_TRACKS = new TrackerEnabled(CASE, OTHER_TUTOR.account());

    static final List<CaseFileEvent> DRAFT_CASE = draft(UNEXCUSED_ABSENCE);
    static final List<CaseFileEvent> FILED_CASE = filed(UNEXCUSED_ABSENCE);
    static final List<CaseFileEvent> PENDING_CASE = pending(UNEXCUSED_ABSENCE);
    static final List<CaseFileEvent> RETURNED_CASE = and(FILED_CASE, RETURNED);
    static final List<CaseFileEvent> TRACKED_CASE = tracked(UNEXCUSED_ABSENCE);
    static final List<CaseFileEvent> CLOSABLE_CASE = and(TRACKED_CASE, SECOND_RECORD, SUGGESTED);
    static final List<CaseFileEvent> CLOSED_CASE = closedFor(ClosureReason.RETURNED_TO_SCHOOL);
    static final List<CaseFileEvent> VOIDED_FILING = and(PENDING_CASE, new FilingVoided(CASE, "重複填報"));
    static final List<CaseFileEvent> VOIDED_CASE =
            and(TRACKED_CASE, new CaseVoided(CASE, "誤報", "北教字第1號", LocalDate.of(2026, 11, 20)));

    private static final Set<String> PURE_TUTORS = Set.of(FILER.account(), OTHER_TUTOR.account());

    private CaseFileStories() {}

    /** A fixture whose reservations are kept in a real database, empty at first. */
    static FixtureConfiguration<CaseFile> caseFile() {
        JdbcClient jdbc = MigratedDatabase.emptied();
        return new AggregateTestFixture<>(CaseFile.class)
                .registerInjectableResource(students(jdbc))
                .registerInjectableResource(new StudentCases(new BeingErased(jdbc), jdbc))
                .registerInjectableResource(new CaseNumbers(jdbc))
                .registerInjectableResource(KnownCalendars.on(jdbc))
                .registerInjectableResource(new Adulthood(Adulthood.Closing.BIRTHDAY))
                .registerInjectableResource(tutors());
    }

    static Students students(JdbcClient jdbc) {
        return nationalId -> {
            jdbc.sql("INSERT INTO command_side.student (student_id) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(studentOf(nationalId))
                    .update();
            return studentOf(nationalId);
        };
    }

    static TutorDirectory tutors() {
        return (account, school) -> school.equals(SCHOOL) && PURE_TUTORS.contains(account);
    }

    static SchoolDirectory schools() {
        return new SchoolDirectory() {
            @Override
            public boolean isUnit(String unit) {
                return names().containsKey(unit);
            }

            @Override
            public Map<String, String> names() {
                return Map.of(SCHOOL, "示範縣立松濤高級中學");
            }
        };
    }

    static String studentOf(String nationalId) {
        return UUID.nameUUIDFromBytes(nationalId.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static Actor of(@Nullable String school, String account, Role... roles) {
        return new Actor(account, Set.of(roles), school, COUNTY);
    }

    static Map<String, ?> by(Actor actor) {
        return by(actor, NOW);
    }

    static Map<String, ?> by(Actor actor, Moment at) {
        Map<String, Object> metaData = new HashMap<>(actor.toMetaData());
        metaData.put(Moment.KEY, at);
        return metaData;
    }

    static FilingStarted started(LeavingType type) {
        return started(type, form().build());
    }

    static FilingStarted started(LeavingType type, CaseForm form) {
        return new FilingStarted(CASE, NUMBER, STUDENT, SCHOOL, COUNTY, type, form, FILER.account(), null);
    }

    static List<CaseFileEvent> draft(LeavingType type) {
        return List.of(started(type));
    }

    static List<CaseFileEvent> filed(LeavingType type) {
        return and(draft(type), SUBMITTED);
    }

    static List<CaseFileEvent> pending(LeavingType type) {
        return and(filed(type), FIRST_RECORD);
    }

    static List<CaseFileEvent> tracked(LeavingType type) {
        return and(pending(type), REPORTED);
    }

    static List<CaseFileEvent> closable(LeavingType type) {
        return and(tracked(type), SECOND_RECORD, SUGGESTED);
    }

    static List<CaseFileEvent> closedFor(ClosureReason reason) {
        return and(CLOSABLE_CASE, new CaseClosed(CASE, reason, null, FILER.account()));
    }

    /** T15, whose command belongs to the calendar of semesters: the status must be known already. */
    static List<CaseFileEvent> paused() {
        return and(pending(LeavingType.LONG_TERM_ABSENCE), new CaseReported(CASE, CaseStatus.TEMP_CLOSED, 17, 17));
    }

    static List<CaseFileEvent> and(List<CaseFileEvent> story, CaseFileEvent... further) {
        return Stream.concat(story.stream(), Arrays.stream(further)).toList();
    }

    /** This case has its reservation, as after a filing by command. */
    /** Day on which another case ended, where nothing turns on it. */
    static final LocalDate ENDED = LocalDate.of(2026, 11, 16);

    static StudentCases reserved(LeavingType type) {
        return reserved(CASE, SCHOOL, type);
    }

    static StudentCases otherFiled(LeavingType type) {
        return reserved(otherCase(type), SCHOOL, type);
    }

    static StudentCases otherReported(LeavingType type) {
        StudentCases cases = otherFiled(type);
        cases.reported(otherCase(type), LocalDate.of(2026, 11, 2), LocalDate.of(2028, 1, 1));
        return cases;
    }

    static StudentCases otherClosed(LeavingType type) {
        StudentCases cases = otherReported(type);
        cases.closed(otherCase(type), ClosureReason.RETURNED_TO_SCHOOL, ENDED);
        return cases;
    }

    static void reportedElsewhere(LeavingType type) {
        String id = UUID.randomUUID().toString();
        reserved(id, "990002", type).reported(id, LocalDate.of(2026, 11, 2), LocalDate.of(2028, 1, 1));
    }

    static String otherCase(LeavingType type) {
        return UUID.nameUUIDFromBytes(type.name().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static StudentCases reserved(String caseId, String school, LeavingType type) {
        JdbcClient jdbc = JdbcClient.create(MigratedDatabase.shared());
        StudentCases cases = new StudentCases(new BeingErased(jdbc), jdbc);
        cases.filed(caseId, caseId, students(jdbc).idOf(NATIONAL_ID), school, type, LocalDate.of(2026, 11, 2));
        return cases;
    }

    /** What the register answers where it has nothing against a closure. */
    static @Nullable RegisterAnswer fitting(ClosureReason reason) {
        return switch (reason) {
            case RETURNED_TO_SCHOOL -> shownAt(SCHOOL);
            case OTHER_SENIOR_HIGH -> shownAt("990002");
            default -> null;
        };
    }

    static RegisterAnswer shownAt(String school) {
        return new RegisterAnswer(
                NOW.instant(), RegisterAnswer.Source.REGISTER, RegisterAnswer.Outcome.FOUND, school, null);
    }

    static RegisterAnswer answered(RegisterAnswer.Outcome outcome) {
        return new RegisterAnswer(NOW.instant(), RegisterAnswer.Source.NONE, outcome, null, null);
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

    /** Refused beside exactly these fields, each as pointer and code. */
    static Matcher<Refused> fields(String... fields) {
        return new FeatureMatcher<>(Matchers.equalTo(List.of(fields)), "refused for", "fields") {
            @Override
            protected List<String> featureValueOf(Refused refused) {
                return named(refused.fields());
            }
        };
    }

    /** Invalid in exactly these fields, each as pointer and code. */
    static Matcher<Invalid> invalid(String... fields) {
        return new FeatureMatcher<>(Matchers.equalTo(List.of(fields)), "invalid for", "fields") {
            @Override
            protected List<String> featureValueOf(Invalid invalid) {
                return named(invalid.fields());
            }
        };
    }

    private static List<String> named(List<FieldProblem> fields) {
        return fields.stream()
                .map(field -> field.pointer() + " " + field.code())
                .toList();
    }

    /** Who may not see a case is refused and not told how it stands (1.11.2). */
    static void staysHidden(FixtureConfiguration<CaseFile> caseFile, CaseFileCommand command) {
        staysHiddenFrom(REGISTRAR_ELSEWHERE, CaseFileBlocker.NOT_YOUR_SCHOOL, caseFile, TRACKED_CASE, command);
        staysHiddenFrom(COUNTY_OFFICER_ELSEWHERE, CaseFileBlocker.NOT_YOUR_SCHOOL, caseFile, TRACKED_CASE, command);
        staysHiddenFrom(ADMINISTRATOR, CaseFileBlocker.NOT_YOUR_SCHOOL, caseFile, TRACKED_CASE, command);
        staysHiddenFrom(Actor.SYSTEM, CaseFileBlocker.NOT_YOUR_SCHOOL, caseFile, TRACKED_CASE, command);
        staysHiddenFrom(OTHER_TUTOR, CaseFileBlocker.NOT_YOUR_CASE, caseFile, TRACKED_CASE, command);
        staysHiddenFrom(COUNTY_OFFICER, CaseFileBlocker.NOT_YOUR_SCHOOL, caseFile, PENDING_CASE, command);
        staysHiddenFrom(AGENCY, CaseFileBlocker.NOT_YOUR_CASE, caseFile, PENDING_CASE, command);
    }

    private static void staysHiddenFrom(
            Actor actor,
            CaseFileBlocker blocker,
            FixtureConfiguration<CaseFile> caseFile,
            List<CaseFileEvent> story,
            CaseFileCommand command) {
        caseFile.given(story).when(command, by(actor)).expectNoEvents().expectException(refused(blocker));
    }
}
