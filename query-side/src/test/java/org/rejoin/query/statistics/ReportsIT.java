package org.rejoin.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.rejoin.query.Accounts.ADMINISTRATOR;
import static org.rejoin.query.Accounts.AGENCY_OFFICER;
import static org.rejoin.query.Accounts.COUNSELLOR_A;
import static org.rejoin.query.Accounts.COUNTY_OFFICER;
import static org.rejoin.query.Accounts.MANAGER_A;
import static org.rejoin.query.Accounts.REGISTRAR_A;
import static org.rejoin.query.Accounts.REGISTRAR_B;
import static org.rejoin.query.Accounts.SCHOOL_A;
import static org.rejoin.query.Accounts.SCHOOL_B;
import static org.rejoin.query.Accounts.TUTOR_A;
import static org.rejoin.query.Accounts.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;
import org.rejoin.event.school.SchoolUnitContactRevised;
import org.rejoin.event.school.SchoolUnitOpened;
import org.rejoin.query.Filing;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.Projection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

@SpringJUnitConfig(StatisticsContext.class)
@Tag("R-STA-01")
class ReportsIT {

    private static final LocalDate BORN = LocalDate.parse("2010-05-20");
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    private final Reports reports;
    private final Projection projection;

    ReportsIT(
            @Autowired Reports reports,
            @Autowired StatisticsProjector projector,
            @Autowired PlatformTransactionManager transactions) {
        this.reports = reports;
        this.projection = new Projection(projector, transactions);
    }

    @BeforeEach
    void empty() {
        projection.replay();
    }

    @Test
    @Tag("R-STA-04")
    @Tag("ST-P-04")
    void a_student_with_two_cases_is_one_person_and_two_person_times() {
        report(Filing.of(SCHOOL_A, 1).student("anna", BORN).of(LeavingType.UNEXCUSED_ABSENCE), NOON);
        report(Filing.of(SCHOOL_A, 2).student("anna", BORN).of(LeavingType.SUSPENSION), NOON);
        report(Filing.of(SCHOOL_A, 3).student("bert", BORN).of(LeavingType.SUSPENSION), NOON);

        assertThat(reports.schoolSummary(REGISTRAR_A, november()).rows())
                .extracting(
                        SchoolSummary.Count::school,
                        SchoolSummary.Count::by,
                        SchoolSummary.Count::code,
                        SchoolSummary.Count::persons,
                        SchoolSummary.Count::personTimes)
                .containsExactly(
                        tuple(SCHOOL_A, Dimension.ALL, null, 2L, 3L),
                        tuple(SCHOOL_A, Dimension.LEAVING_TYPE, "UNEXCUSED_ABSENCE", 1L, 1L),
                        tuple(SCHOOL_A, Dimension.LEAVING_TYPE, "SUSPENSION", 2L, 2L),
                        tuple(SCHOOL_A, Dimension.REASON_CATEGORY, "FAMILY", 2L, 3L),
                        tuple(SCHOOL_A, Dimension.STATUS, "TRACKING", 2L, 3L));
    }

    @Test
    void totals_count_a_person_known_to_two_schools_once() {
        report(Filing.of(SCHOOL_A, 1).student("anna", BORN), NOON);
        report(Filing.of(SCHOOL_B, 1).student("anna", BORN), NOON);

        SchoolSummary summary = reports.schoolSummary(COUNTY_OFFICER, november());

        assertThat(summary.totals().get(0)).isEqualTo(new SchoolSummary.Count(null, null, Dimension.ALL, null, 1, 2));
        assertThat(summary.rows())
                .filteredOn(count -> count.by() == Dimension.ALL)
                .containsExactly(
                        new SchoolSummary.Count(SCHOOL_A, null, Dimension.ALL, null, 1, 1),
                        new SchoolSummary.Count(SCHOOL_B, null, Dimension.ALL, null, 1, 1));
    }

    @Test
    void reasons_of_leaving_and_of_closure_are_counted() {
        Filing closed = Filing.of(SCHOOL_A, 1).leftOn(LocalDate.parse("2026-11-02"), "SOCIAL_GANG");
        report(closed, NOON);
        on(new CaseClosed(closed.caseId(), ClosureReason.ABROAD, null, null), NOON);
        report(Filing.of(SCHOOL_A, 2), NOON);

        assertThat(reports.schoolSummary(REGISTRAR_A, november()).totals())
                .contains(
                        new SchoolSummary.Count(null, null, Dimension.REASON_CATEGORY, "SOCIAL", 1, 1),
                        new SchoolSummary.Count(null, null, Dimension.CLOSURE_REASON, "ABROAD", 1, 1),
                        new SchoolSummary.Count(null, null, Dimension.STATUS, "CLOSED", 1, 1))
                .filteredOn(count -> count.by() == Dimension.CLOSURE_REASON)
                .hasSize(1);
    }

    @Test
    @Tag("R-STA-03")
    @Tag("R-FIL-06")
    @Tag("T18")
    void only_reported_and_not_voided_cases_count() {
        Filing draft = Filing.of(SCHOOL_A, 1);
        Filing filed = Filing.of(SCHOOL_A, 2);
        Filing voidedBefore = Filing.of(SCHOOL_A, 3);
        Filing voidedAfter = Filing.of(SCHOOL_A, 4);
        on(draft.started(), NOON);
        on(filed.started(), NOON);
        on(new FilingSubmitted(filed.caseId(), CaseStatus.FILED), NOON);
        track(filed, "r1", "WORKING", "MEDICAL");
        on(voidedBefore.started(), NOON);
        on(new FilingVoided(voidedBefore.caseId(), "填錯學生"), NOON);
        report(voidedAfter, NOON);
        track(voidedAfter, "r1", "WORKING", "MEDICAL");
        on(new CaseVoided(voidedAfter.caseId(), "重複", "字第1號", LocalDate.parse("2026-11-20")), NOON);

        SchoolSummary summary = reports.schoolSummary(REGISTRAR_A, november());
        assertThat(summary.rows()).isEmpty();
        assertThat(summary.totals()).containsExactly(new SchoolSummary.Count(null, null, Dimension.ALL, null, 0, 0));
        assertThat(reports.roster(REGISTRAR_A, november()).rows()).isEmpty();
        assertThat(reports.measures(REGISTRAR_A, november()).rows())
                .containsExactly(new Measures.Count(Dimension.ALL, null, 0, 0));
    }

    @Test
    @Tag("R-STA-02")
    void the_days_of_the_period_are_days_in_taiwan() {
        report(Filing.of(SCHOOL_A, 1), Instant.parse("2026-10-31T15:59:59.999Z"));
        report(Filing.of(SCHOOL_A, 2), Instant.parse("2026-10-31T16:00:00Z"));
        report(Filing.of(SCHOOL_A, 3), Instant.parse("2026-11-30T15:59:59.999Z"));
        report(Filing.of(SCHOOL_A, 4), Instant.parse("2026-11-30T16:00:00Z"));

        assertThat(numbers(REGISTRAR_A, november())).containsExactly("2026-990001-000002", "2026-990001-000003");
    }

    @Test
    @Tag("R-STA-02")
    void the_period_may_be_that_of_the_leaving() {
        report(left(1, "2026-10-31"), NOON);
        report(left(2, "2026-11-01"), NOON);
        report(left(3, "2026-11-30"), NOON);
        report(left(4, "2026-12-01"), NOON);

        assertThat(numbers(REGISTRAR_A, november(Basis.LEFT, Age.ALL)))
                .containsExactly("2026-990001-000002", "2026-990001-000003");
    }

    @ParameterizedTest
    @CsvSource({
        "REPORTED, 18, 17, ADULT",
        "REPORTED, 17, 17, MINOR",
        "LEFT,     18, 18, ADULT",
        "LEFT,     18, 17, MINOR",
    })
    @Tag("R-STA-02")
    @Tag("c25")
    void the_age_is_that_of_the_day_of_the_basis_and_18_is_adult(
            Basis basis, int ageOnReport, int ageOnLeaving, Age age) {
        Filing filing = Filing.of(SCHOOL_A, 1);
        on(filing.started(), NOON.minusSeconds(60));
        on(new CaseReported(filing.caseId(), CaseStatus.TRACKING, ageOnReport, ageOnLeaving), NOON);

        for (Age asked : List.of(Age.ADULT, Age.MINOR)) {
            assertThat(numbers(REGISTRAR_A, november(basis, asked))).hasSize(asked == age ? 1 : 0);
        }
        assertThat(numbers(REGISTRAR_A, november(basis, Age.ALL))).hasSize(1);
    }

    @Test
    @Tag("R-STA-02")
    void several_programmes_may_be_chosen() {
        report(Filing.of(SCHOOL_A, 1).programme("GENERAL"), NOON);
        report(Filing.of(SCHOOL_A, 2).programme("VOCATIONAL"), NOON);
        report(Filing.of(SCHOOL_A, 3).programme("COOPERATIVE"), NOON);

        assertThat(numbers(REGISTRAR_A, november(List.of("GENERAL", "COOPERATIVE"), null)))
                .containsExactly("2026-990001-000001", "2026-990001-000003");
    }

    @Test
    @Tag("R-STA-02")
    void one_school_may_be_chosen_of_those_one_sees() {
        report(Filing.of(SCHOOL_A, 1), NOON);
        report(Filing.of(SCHOOL_B, 1), NOON);

        assertThat(numbers(COUNTY_OFFICER, november(List.of(), SCHOOL_B))).containsExactly("2026-990002-000001");
        assertThat(numbers(REGISTRAR_A, november(List.of(), SCHOOL_B))).isEmpty();
    }

    @Test
    void each_role_sees_its_own_area() {
        report(Filing.of(SCHOOL_A, 1), NOON);
        report(Filing.of(SCHOOL_B, 1), NOON);
        report(Filing.of("TXG001", 1).inCounty("TXG"), NOON);

        String ofA = "2026-990001-000001";
        String ofB = "2026-990002-000001";
        String elsewhere = "2026-TXG001-000001";
        Actor tutorAndCounsellor = staff("both", SCHOOL_A, Role.TUTOR, Role.COUNSELLOR);
        for (Actor actor : List.of(REGISTRAR_A, COUNSELLOR_A, MANAGER_A, tutorAndCounsellor)) {
            assertThat(numbers(actor, november())).containsExactly(ofA);
        }
        assertThat(numbers(REGISTRAR_B, november())).containsExactly(ofB);
        assertThat(numbers(COUNTY_OFFICER, november())).containsExactly(ofA, ofB);
        assertThat(numbers(AGENCY_OFFICER, november())).containsExactly(ofA, ofB, elsewhere);
    }

    @Test
    void tutors_and_administrators_see_no_statistics() {
        for (Actor actor : List.of(TUTOR_A, ADMINISTRATOR)) {
            assertThatThrownBy(() -> reports.schoolSummary(actor, november())).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> reports.roster(actor, november())).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> reports.measures(actor, november())).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void the_roster_has_one_row_per_case() {
        Filing filing = Filing.of(SCHOOL_A, 1);
        report(filing, NOON);
        track(filing, "r1", "WORKING", "MEDICAL");
        track(filing, "r2", "WORKING", "MEDICAL");
        on(new CaseClosed(filing.caseId(), ClosureReason.ABROAD, null, null), NOON.plusSeconds(60));

        assertThat(reports.roster(REGISTRAR_A, november()).rows())
                .containsExactly(new Roster.Row(
                        "2026-990001-000001",
                        SCHOOL_A,
                        null,
                        "11301001",
                        "王小明",
                        "MALE",
                        "GENERAL",
                        2,
                        "SUSPENSION",
                        "FAMILY",
                        "FAMILY_ECONOMIC",
                        LocalDate.parse("2026-11-02"),
                        NOON,
                        "CLOSED",
                        "ABROAD",
                        NOON.plusSeconds(60),
                        2));
    }

    @Test
    @Tag("R-ACC-04")
    void a_school_is_called_as_it_is_now_whenever_its_unit_was_opened() {
        report(Filing.of(SCHOOL_A, 1), NOON);
        on(new SchoolUnitOpened(SCHOOL_A, SCHOOL_A, Division.DAY, "松濤高中", "990", Authority.AGENCY), NOON);
        on(new SchoolUnitContactRevised(SCHOOL_A, "示範縣立松濤高級中學", "示範縣松濤鎮一號", "04-1234567"), NOON);

        assertThat(reports.roster(REGISTRAR_A, november()).rows())
                .extracting(Roster.Row::schoolName)
                .containsExactly("示範縣立松濤高級中學");
        assertThat(reports.schoolSummary(REGISTRAR_A, november()).rows())
                .extracting(SchoolSummary.Count::schoolName)
                .containsOnly("示範縣立松濤高級中學");
    }

    @Test
    void measures_and_life_situations_are_counted_by_records_and_persons() {
        Filing first = Filing.of(SCHOOL_A, 1).student("anna", BORN);
        Filing second = Filing.of(SCHOOL_A, 2).student("anna", BORN);
        Filing third = Filing.of(SCHOOL_A, 3).student("bert", BORN);
        List.of(first, second, third).forEach(filing -> report(filing, NOON));
        track(first, "r1", "WORKING", "MEDICAL", "PSYCHOLOGIST");
        track(first, "r2", "NO_PLAN", "PSYCHOLOGIST");
        track(second, "r1", "WORKING", "PSYCHOLOGIST");
        track(third, "r1", "WORKING");
        track(third, "r2", "MISSING", "POLICE");
        on(new TrackingRecordWithdrawn(third.caseId(), "r2", "誤植", CaseStatus.TRACKING), NOON);

        assertThat(reports.measures(REGISTRAR_A, november()).rows())
                .containsExactly(
                        new Measures.Count(Dimension.ALL, null, 4, 2),
                        new Measures.Count(Dimension.MEASURE, "PSYCHOLOGIST", 3, 1),
                        new Measures.Count(Dimension.MEASURE, "MEDICAL", 1, 1),
                        new Measures.Count(Dimension.LIFE_SITUATION, "WORKING", 3, 2),
                        new Measures.Count(Dimension.LIFE_SITUATION, "NO_PLAN", 1, 1));
    }

    @Test
    @Tag("R-STA-04")
    @Tag("ST-A-03")
    void a_report_is_made_again_as_it_was_known_then() {
        Filing closed = Filing.of(SCHOOL_A, 1);
        Filing voided = Filing.of(SCHOOL_A, 2);
        report(closed, NOON);
        report(voided, NOON);
        track(closed, "r1", "WORKING");
        SchoolSummary summary = reports.schoolSummary(REGISTRAR_A, november());
        Roster roster = reports.roster(REGISTRAR_A, november());
        Measures measures = reports.measures(REGISTRAR_A, november());

        Instant later = NOON.plusSeconds(3600);
        on(new CaseClosed(closed.caseId(), ClosureReason.ABROAD, null, null), later);
        on(new TrackingRecordWithdrawn(closed.caseId(), "r1", "誤植", CaseStatus.CLOSED), later);
        on(new CaseVoided(voided.caseId(), "重複", "字第1號", LocalDate.parse("2026-11-20")), later);
        report(Filing.of(SCHOOL_A, 3), later);
        on(new CaseReopened(closed.caseId(), "誤結"), later.plusSeconds(60));

        assertThat(reports.schoolSummary(REGISTRAR_A, november(NOON))).isEqualTo(summary);
        assertThat(reports.roster(REGISTRAR_A, november(NOON))).isEqualTo(roster);
        assertThat(reports.measures(REGISTRAR_A, november(NOON))).isEqualTo(measures);
        assertThat(reports.roster(REGISTRAR_A, november(later)).rows())
                .extracting(Roster.Row::caseNumber, Roster.Row::closureReason)
                .containsExactly(tuple("2026-990001-000001", "ABROAD"), tuple("2026-990001-000003", null));
        assertThat(reports.difference(REGISTRAR_A, november(NOON)))
                .isEqualTo(new Difference(
                        NOON,
                        new Difference.Total(2, 2),
                        new Difference.Total(2, 2),
                        List.of(
                                new Difference.Change(
                                        "2026-990001-000002", SCHOOL_A, "SUSPENSION", Difference.Kind.VOIDED, later),
                                new Difference.Change(
                                        "2026-990001-000003", SCHOOL_A, "SUSPENSION", Difference.Kind.ADDED, later))));
    }

    @Test
    void months_are_those_of_the_basis_in_taiwan_with_their_sums() {
        Instant midnight = Instant.parse("2026-10-31T16:00:00Z");
        report(Filing.of(SCHOOL_A, 1).of(LeavingType.SUSPENSION).student("anna", BORN), midnight.minusSeconds(1));
        report(Filing.of(SCHOOL_A, 2).of(LeavingType.SUSPENSION).student("bert", BORN), midnight);
        report(Filing.of(SCHOOL_A, 3).of(LeavingType.TRANSFER).student("anna", BORN), NOON);

        Months months = reports.months(
                REGISTRAR_A,
                new ReportFilter(
                        LocalDate.parse("2026-10-01"),
                        LocalDate.parse("2026-11-30"),
                        Basis.REPORTED,
                        Age.ALL,
                        List.of(),
                        null,
                        null));

        assertThat(months.rows())
                .extracting(
                        Months.Count::month,
                        Months.Count::leavingType,
                        Months.Count::persons,
                        Months.Count::personTimes)
                .containsExactly(
                        tuple(YearMonth.of(2026, 10), "SUSPENSION", 1L, 1L),
                        tuple(YearMonth.of(2026, 10), null, 1L, 1L),
                        tuple(YearMonth.of(2026, 11), "SUSPENSION", 1L, 1L),
                        tuple(YearMonth.of(2026, 11), "TRANSFER", 1L, 1L),
                        tuple(YearMonth.of(2026, 11), null, 2L, 2L));
        assertThat(months.totals())
                .extracting(Months.Count::leavingType, Months.Count::persons, Months.Count::personTimes)
                .containsExactly(tuple("SUSPENSION", 2L, 2L), tuple("TRANSFER", 1L, 1L), tuple(null, 2L, 3L));
        assertThat(reports.months(REGISTRAR_A, november(Basis.LEFT, Age.ALL)).rows())
                .extracting(Months.Count::month)
                .containsOnly(YearMonth.of(2026, 11));
        assertThat(reports.months(REGISTRAR_A, november(NOON)).totals())
                .filteredOn(count -> count.leavingType() == null)
                .extracting(Months.Count::personTimes)
                .containsExactly(2L);
    }

    private static Filing left(int sequence, String day) {
        return Filing.of(SCHOOL_A, sequence).leftOn(LocalDate.parse(day), "FAMILY_ECONOMIC");
    }

    private void report(Filing filing, Instant at) {
        on(filing.started(), at.minusSeconds(60));
        on(new CaseReported(filing.caseId(), CaseStatus.TRACKING, 17, 17), at);
    }

    private void track(Filing filing, String record, String lifeSituation, String... measures) {
        TrackingDetails details =
                new TrackingDetails(NOON, "PHONE", "AT_HOME", lifeSituation, List.of(measures), false, "已電訪家長", null);
        on(new TrackingRecordSubmitted(filing.caseId(), record, 1, details, "tutor-a", CaseStatus.TRACKING), NOON);
    }

    private void on(Object event, Instant at) {
        projection.on(event, at, REGISTRAR_A);
    }

    private List<String> numbers(Actor actor, ReportFilter filter) {
        return reports.roster(actor, filter).rows().stream()
                .map(Roster.Row::caseNumber)
                .toList();
    }

    private static ReportFilter november() {
        return november(Basis.REPORTED, Age.ALL);
    }

    private static ReportFilter november(Instant asOf) {
        return new ReportFilter(
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                Basis.REPORTED,
                Age.ALL,
                List.of(),
                null,
                asOf);
    }

    private static ReportFilter november(Basis basis, Age age) {
        return new ReportFilter(
                LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"), basis, age, List.of(), null, null);
    }

    private static ReportFilter november(List<String> programmes, @Nullable String school) {
        return new ReportFilter(
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                Basis.REPORTED,
                Age.ALL,
                programmes,
                school,
                null);
    }
}
