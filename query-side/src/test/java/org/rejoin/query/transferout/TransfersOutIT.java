package org.rejoin.query.transferout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.newId;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.Role;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.transferout.ArrivalNoticeReceived;
import org.rejoin.event.transferout.NoticeChannel;
import org.rejoin.event.transferout.PlacementClassChosen;
import org.rejoin.event.transferout.TemporaryStudyEnded;
import org.rejoin.event.transferout.TemporaryStudyGranted;
import org.rejoin.event.transferout.TransferCertificateIssued;
import org.rejoin.event.transferout.TransferCompleted;
import org.rejoin.event.transferout.TransferDropoutReported;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferDutyMet;
import org.rejoin.event.transferout.TransferDutyMissed;
import org.rejoin.event.transferout.TransferDutyOpened;
import org.rejoin.event.transferout.TransferDutyWaived;
import org.rejoin.event.transferout.TransferGround;
import org.rejoin.event.transferout.TransferOutEvent;
import org.rejoin.event.transferout.TransferOutWithdrawn;
import org.rejoin.event.transferout.TransferWaiver;
import org.rejoin.keystore.Erased;
import org.rejoin.query.Api;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.Projection;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.WebApplicationContext;

/** What two schools see of pupils on their way from one to the other. */
@QuerySideTest
class TransfersOutIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(650_000);
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-05");
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
    private static final Instant LONG_PAST = Instant.parse("2026-11-05T16:00:00Z");
    private static final Instant FAR_AWAY = Instant.parse("2126-11-05T16:00:00Z");
    private static final String RULES = "TAO/JUNIOR_HIGH/0";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private TransfersOutProjector projector;

    @Autowired
    private TransferReports reports;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String school = SCHOOLS.incrementAndGet() + "J";
    private final String other = SCHOOLS.incrementAndGet() + "J";
    private final Actor registry = staff("lai", school, Role.REGISTRY);
    private final Actor teacher = staff("yeh", school, Role.CLASS_TEACHER);
    private final Actor there = staff("fang", other, Role.REGISTRY);
    private final String transfer = newId();
    private final String student = newId();

    private Api api;
    private Projection projection;

    @BeforeEach
    void start() {
        api = new Api(context);
        projection = new Projection(projector, transactions);
    }

    @Test
    @Tag("ST-ER-03")
    @Tag("R-HL-13")
    @Tag("R-HL-30")
    void who_did_not_arrive_is_overdue_and_then_to_be_reported_by_whom_and_until_when() throws Exception {
        told(certificate(TransferGround.MOVED, null));
        told(opened(TransferDutyKind.ARRIVAL_NOTICE, school, FAR_AWAY));
        told(new ArrivalNoticeReceived(transfer, NoticeChannel.PHONE, MONDAY, MONDAY, null, NOW));

        see(teacher, "")
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].name").value("羅以恩"))
                .andExpect(jsonPath("$.items[0].destination").value("示範國中"))
                .andExpect(jsonPath("$.items[0].arrivalDueOn").value("2026-11-05"))
                .andExpect(jsonPath("$.items[0].phoned").value(true))
                .andExpect(jsonPath("$.items[0].arrivedOn").doesNotExist())
                .andExpect(jsonPath("$.items[0].owed[0].kind").value("ARRIVAL_NOTICE"))
                .andExpect(jsonPath("$.items[0].owed[0].roles", contains("REGISTRY")))
                .andExpect(jsonPath("$.items[0].owed[0].overdue").value(false));

        told(new TransferDutyMissed(transfer, TransferDutyKind.ARRIVAL_NOTICE, LONG_PAST));
        told(opened(TransferDutyKind.DROPOUT_REPORT, school, LONG_PAST));
        see(registry, "")
                .andExpect(jsonPath("$.items[0].owed[*].kind", contains("DROPOUT_REPORT", "ARRIVAL_NOTICE")))
                .andExpect(jsonPath("$.items[0].owed[*].overdue", contains(true, false)));
    }

    @Test
    @Tag("ST-ER-04")
    @Tag("R-HL-12")
    void who_arrived_waits_for_the_records_and_is_done_once_they_are_there() throws Exception {
        told(certificate(TransferGround.MOVED, null));
        told(opened(TransferDutyKind.ARRIVAL_NOTICE, school, FAR_AWAY));
        told(new ArrivalNoticeReceived(transfer, NoticeChannel.EMAIL, MONDAY, MONDAY, "轉入字第12號", NOW));
        told(new TransferDutyMet(transfer, TransferDutyKind.ARRIVAL_NOTICE, MONDAY, "轉入字第12號", NOW));
        told(opened(TransferDutyKind.SEND_RECORDS, school, FAR_AWAY));
        see(registry, "")
                .andExpect(jsonPath("$.items[0].arrivedOn").value("2026-11-02"))
                .andExpect(jsonPath("$.items[0].owed[*].kind", contains("SEND_RECORDS")));

        told(new TransferDutyMet(transfer, TransferDutyKind.SEND_RECORDS, MONDAY, "RR1", NOW));
        told(new TransferCompleted(transfer, MONDAY));
        see(registry, "").andExpect(jsonPath("$.items", hasSize(0)));
        see(registry, "?done=true").andExpect(jsonPath("$.items[0].standing").value("COMPLETE"));
        projection.replay();
        see(registry, "?done=true").andExpect(jsonPath("$.total").value(1));
    }

    @Test
    @Tag("ST-ER-06")
    @Tag("R-HL-32")
    void where_a_child_under_protection_went_is_told_to_those_who_place_it_at_either_school() throws Exception {
        told(certificate(TransferGround.PLACEMENT, other));
        told(opened(TransferDutyKind.ARRIVAL_NOTICE, school, FAR_AWAY));
        told(opened(TransferDutyKind.PLACEMENT_MEETING, other, FAR_AWAY));

        see(registry, "")
                .andExpect(jsonPath("$.items[0].destinationSchool").value(other))
                .andExpect(jsonPath("$.items[0].receiving").value(false))
                .andExpect(jsonPath("$.items[0].owed[*].own", contains(true, false)));
        see(teacher, "")
                .andExpect(jsonPath("$.items[0].name").value("羅以恩"))
                .andExpect(content().string(not(containsString(other))))
                .andExpect(content().string(not(containsString("示範國中"))));
        see(there, "")
                .andExpect(jsonPath("$.items[0].receiving").value(true))
                .andExpect(jsonPath("$.items[0].owed[*].own", contains(false, true)));
        see(staff("yu", other, Role.CLASS_TEACHER), "")
                .andExpect(jsonPath("$.total").value(0));

        told(new TransferDutyMet(transfer, TransferDutyKind.PLACEMENT_MEETING, MONDAY, null, NOW));
        see(there, "").andExpect(jsonPath("$.total").value(1));
        told(new PlacementClassChosen(transfer, "702"));
        see(there, "").andExpect(jsonPath("$.total").value(0));
        see(there, "?done=true").andExpect(jsonPath("$.items[0].newClass").value("702"));
        see(registry, "")
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].newClass").value("702"));
        for (Actor reader : List.of(teacher, staff("chien", school, Role.STUDENT_AFFAIRS))) {
            see(reader, "")
                    .andExpect(jsonPath("$.items[0].name").value("羅以恩"))
                    .andExpect(jsonPath("$.items[0].newClass").doesNotExist());
        }
    }

    @Test
    @Tag("R-HL-32")
    void temporary_study_is_over_on_its_last_day() throws Exception {
        told(new TemporaryStudyGranted(
                transfer, student, school, "羅以恩", "705", other, null, MONDAY, MONDAY.plusMonths(1), RULES));
        told(opened(TransferDutyKind.END_OF_TEMPORARY_STUDY, school, FAR_AWAY));
        see(registry, "")
                .andExpect(jsonPath("$.items[0].ground").value("PLACEMENT"))
                .andExpect(jsonPath("$.items[0].until").value("2026-12-02"));

        told(new TemporaryStudyEnded(transfer, THURSDAY));
        told(new TransferDutyMet(transfer, TransferDutyKind.END_OF_TEMPORARY_STUDY, THURSDAY, null, NOW));
        see(registry, "?done=true")
                .andExpect(jsonPath("$.items[0].standing").value("ENDED"))
                .andExpect(jsonPath("$.items[0].until").value("2026-11-05"));
    }

    @Test
    void what_was_withdrawn_waits_for_nothing() throws Exception {
        told(certificate(TransferGround.MOVED, null));
        told(opened(TransferDutyKind.ARRIVAL_NOTICE, school, FAR_AWAY));
        told(new TransferOutWithdrawn(transfer, "誤植", NOW));
        told(new TransferDutyWaived(transfer, TransferDutyKind.ARRIVAL_NOTICE, TransferWaiver.WITHDRAWN, NOW));

        see(registry, "").andExpect(jsonPath("$.total").value(0));
        see(registry, "?done=true").andExpect(jsonPath("$.items[0].standing").value("WITHDRAWN"));
    }

    @Test
    @Tag("c18")
    void nobody_else_of_the_school_and_nobody_of_another_one_sees_a_transfer() throws Exception {
        told(certificate(TransferGround.MOVED, other));

        for (Role role : List.of(Role.PRINCIPAL_REPORTER, Role.TUTOR, Role.COUNSELLOR, Role.SENIOR_MANAGER)) {
            api.getAs(staff("other", school, role), "/api/transfers-out").andExpect(status().isForbidden());
        }
        see(there, "").andExpect(jsonPath("$.total").value(0));
        api.getAs(registry, "/api/transfers-out?size=101").andExpect(status().isBadRequest());
    }

    @Test
    void of_an_erased_pupil_neither_name_nor_destination_is_left() throws Exception {
        told(certificate(TransferGround.MOVED, null));
        projection.on(new ErasureCarriedOut(newId(), student, DataClass.REGISTER, List.of()), NOW, registry);

        see(registry, "")
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(content().string(not(containsString("羅以恩"))))
                .andExpect(content().string(not(containsString("示範國中"))));
    }

    @Test
    @Tag("R-HL-13")
    @Tag("SOP-4.2")
    void the_report_of_who_never_arrived_is_for_registry_and_head_of_the_origin_and_goes_with_the_erasure()
            throws Exception {
        told(certificate(TransferGround.MOVED, null));
        told(new TransferDropoutReported(
                transfer,
                THURSDAY,
                "1150002",
                "FAMILY_OTHER",
                List.of("FAMILY_CARE"),
                115,
                "隨家人搬遷不定",
                "A123456789",
                "賴組長",
                "03-1234567",
                NOW));
        assertThat(reportFor(registry)).hasValueSatisfying(told -> assertThat(told)
                .returns("1150002", ReportedTransfer::reference)
                .returns(List.of("FAMILY_CARE"), ReportedTransfer::furtherReasons)
                .returns("A123456789", ReportedTransfer::nationalId));
        assertThat(reportFor(there)).isEmpty();
        assertThatThrownBy(() -> reportFor(teacher)).isInstanceOf(NotAllowed.class);

        for (DataClass of : List.of(DataClass.REGISTER, DataClass.COUNSELLING)) {
            projection.on(new ErasureCarriedOut(newId(), student, of, List.of()), NOW, registry);
        }
        assertThat(reportFor(registry)).hasValueSatisfying(left -> assertThat(left)
                .returns(null, ReportedTransfer::nationalId)
                .returns(Erased.TEXT, ReportedTransfer::other)
                .returns(Erased.TEXT, ReportedTransfer::contactName));
    }

    private Optional<ReportedTransfer> reportFor(Actor reader) throws Exception {
        return new DelegatingSecurityContextCallable<>(
                        () -> reports.of(UUID.fromString(transfer), reader),
                        new SecurityContextImpl(
                                UsernamePasswordAuthenticationToken.authenticated(reader, null, List.of())))
                .call();
    }

    private void told(TransferOutEvent event) {
        projection.on(event, NOW, registry);
    }

    private ResultActions see(Actor actor, String query) throws Exception {
        return api.getAs(actor, "/api/transfers-out" + query).andExpect(status().isOk());
    }

    private TransferCertificateIssued certificate(TransferGround ground, @Nullable String to) {
        return new TransferCertificateIssued(
                transfer,
                student,
                school,
                "羅以恩",
                "705",
                to,
                to == null ? "示範國中" : null,
                true,
                MONDAY,
                ground,
                THURSDAY,
                THURSDAY,
                RULES);
    }

    private TransferDutyOpened opened(TransferDutyKind kind, String owing, Instant deadline) {
        return new TransferDutyOpened(
                transfer,
                kind,
                owing,
                List.of(Role.REGISTRY),
                List.of(),
                MONDAY,
                THURSDAY,
                deadline,
                kind.ruleId(),
                RULES);
    }
}
