package org.rejoin.query.caselist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rejoin.query.CaseEvents.FILED_AT;
import static org.rejoin.query.CaseEvents.details;
import static org.rejoin.query.CaseEvents.filingStarted;
import static org.rejoin.query.CaseEvents.formOf;
import static org.rejoin.query.CaseEvents.newId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@QuerySideTest
class CaseListProjectorIT {

    private static final Owed NOTHING_OWED = new Owed(List.of(), LocalDate.of(2026, 11, 21));

    private static final Instant LATER = FILED_AT.plusSeconds(3600);

    @Autowired
    private CaseListProjector projector;

    @Autowired
    private CaseRows rows;

    @Autowired
    private TransactionTemplate transaction;

    private final String id = newId();

    @BeforeEach
    void a_filing() {
        run(() -> projector.on(filingStarted(id, "1" + id.substring(0, 5)), 0, FILED_AT));
    }

    @Test
    @Tag("T01")
    @Tag("SC03")
    void a_filing_is_a_row_with_what_the_list_shows() {
        assertThat(view()).satisfies(row -> {
            assertThat(row.studentName()).isEqualTo("王小明");
            assertThat(row.studentNumber()).isEqualTo("11301001");
            assertThat(row.leavingType()).isEqualTo(LeavingType.SUSPENSION);
            assertThat(row.mainReasonCategory()).isEqualTo("FAMILY");
            assertThat(row.filedBy()).isEqualTo("tutor-a");
            assertThat(row.filedAt()).isEqualTo(FILED_AT);
            assertThat(row.status()).isEqualTo(CaseStatus.DRAFT);
            assertThat(row.nextAction()).isEqualTo(NextAction.SUBMIT);
            assertThat(row.light()).isEqualTo(LightColour.NONE);
            assertThat(row.version()).isZero();
        });
    }

    @Test
    @Tag("T02")
    void a_revised_form_changes_name_and_number() {
        run(() -> projector.on(new FormRevised(id, formOf("B123456780", "吳𠮷安", "11301002")), 1));
        assertThat(view().studentName()).isEqualTo("吳𠮷安");
        assertThat(view().studentNumber()).isEqualTo("11301002");
        assertThat(view().version()).isEqualTo(1);
    }

    @Test
    @Tag("T03")
    @Tag("T04")
    @Tag("T06")
    void the_way_to_the_report_shows_what_comes_next() {
        run(() -> projector.on(new FilingSubmitted(id, CaseStatus.FILED), 1));
        assertThat(view().nextAction()).isEqualTo(NextAction.ADD_TRACKING_RECORD);
        run(() -> projector.on(submitted("r1", CaseStatus.PENDING_REPORT), 2));
        assertThat(view().nextAction()).isEqualTo(NextAction.REPORT);
        run(() -> projector.on(new FilingReturned(id, "電話不完整"), 3));
        assertThat(view().status()).isEqualTo(CaseStatus.RETURNED);
        assertThat(view().nextAction()).isEqualTo(NextAction.CORRECT);
    }

    @Test
    @Tag("T04")
    @Tag("R-TRK-04")
    void only_records_submitted_and_not_withdrawn_count() {
        run(() -> projector.on(new TrackingRecordDrafted(id, "draft", details(null), "tutor-a"), 1));
        assertThat(view().trackingRecords()).isZero();
        assertThat(view().version()).isEqualTo(1);
        run(() -> projector.on(submitted("r1", CaseStatus.TRACKING), 2));
        run(() -> projector.on(submitted("r2", CaseStatus.TRACKING), 3));
        assertThat(view().trackingRecords()).isEqualTo(2);
        run(() -> projector.on(new TrackingRecordWithdrawn(id, "r2", "誤植", CaseStatus.TRACKING), 4));
        run(() -> projector.on(new TrackingRecordWithdrawn(id, "draft", "誤植", CaseStatus.TRACKING), 5));
        assertThat(view().trackingRecords()).isEqualTo(1);
    }

    @Test
    @Tag("T05")
    @Tag("c19")
    void the_report_sets_its_time() {
        run(() -> projector.on(new CaseReported(id, CaseStatus.PENDING_CLOSURE, 17, 17), 1, LATER));
        assertThat(view().reportedAt()).isEqualTo(LATER);
        assertThat(view().status()).isEqualTo(CaseStatus.PENDING_CLOSURE);
    }

    @Test
    @Tag("T09")
    @Tag("T10")
    @Tag("R-GRN-01")
    @Tag("R-GRN-02")
    @Tag("R-ST-04")
    void a_standing_suggestion_is_the_green_light() {
        run(() -> projector.on(suggested(), 1));
        assertThat(view().light()).isEqualTo(LightColour.GREEN);
        assertThat(view().lightReason()).isEqualTo("SUGGESTED");
        assertThat(view().nextAction()).isEqualTo(NextAction.CLOSE);
        run(() -> projector.on(new ClosureSuggestionLapsed(id, CaseStatus.TRACKING), 2));
        assertThat(view().light()).isEqualTo(LightColour.NONE);
        run(() -> projector.on(suggested(), 3));
        run(() -> projector.on(new ClosureDeclined(id, "尚未復學", "tutor-a"), 4));
        assertThat(view().light()).isEqualTo(LightColour.NONE);
        assertThat(view().nextAction()).isEqualTo(NextAction.TRACK);
    }

    @Test
    @Tag("T19")
    @Tag("c3")
    @Tag("c6")
    void a_transfer_in_lights_the_case_until_the_last_match_is_withdrawn() {
        run(() -> projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, LATER));
        run(() -> projector.on(new TransferInMatched(id, "t1", "990002", "2026-11"), 2));
        run(() -> projector.on(new TransferInMatched(id, "t2", "990003", "2026-11"), 3));
        assertThat(view().status()).isEqualTo(CaseStatus.TRACKING);
        assertThat(view().lightReason()).isEqualTo("TRANSFERRED_IN");
        assertThat(view().nextAction()).isEqualTo(NextAction.SUGGEST_CLOSURE);
        run(() -> projector.on(new TransferInMatchWithdrawn(id, "t1", "誤植"), 4));
        assertThat(view().light()).isEqualTo(LightColour.GREEN);
        run(() -> projector.on(new TransferInMatchWithdrawn(id, "t2", "誤植"), 5));
        assertThat(view().light()).isEqualTo(LightColour.NONE);
    }

    @Test
    @Tag("T11")
    @Tag("T12")
    @Tag("R-CLS-10")
    void a_closure_shows_reason_and_time_until_it_is_taken_back() {
        run(() -> projector.on(new CaseClosed(id, ClosureReason.RETURNED_TO_SCHOOL, null, "tutor-a"), 1, LATER));
        assertThat(view().closedAt()).isEqualTo(LATER);
        assertThat(view().closureReason()).isEqualTo(ClosureReason.RETURNED_TO_SCHOOL);
        assertThat(view().nextAction()).isEqualTo(NextAction.NONE);
        run(() -> projector.on(new CaseReopened(id, "誤結"), 2));
        assertThat(view().status()).isEqualTo(CaseStatus.TRACKING);
        assertThat(view().closedAt()).isNull();
        assertThat(view().closureReason()).isNull();
    }

    @Test
    @Tag("T07")
    @Tag("T18")
    void a_voided_case_is_void() {
        run(() -> projector.on(new FilingVoided(id, "誤報"), 1));
        assertThat(view().status()).isEqualTo(CaseStatus.VOIDED);
        run(() -> projector.on(new CaseVoided(id, "誤報", "臺教國字第1號", LocalDate.of(2026, 11, 20)), 2));
        assertThat(view().status()).isEqualTo(CaseStatus.VOIDED);
    }

    @Test
    @Tag("R-LTA-02")
    void long_term_absence_is_never_to_be_suggested_for_closure() {
        assertThat(NextAction.of(
                        CaseStatus.TRACKING, LeavingType.LONG_TERM_ABSENCE, Light.TRANSFERRED_IN, NOTHING_OWED))
                .isEqualTo(NextAction.TRACK);
    }

    @Test
    void a_missing_row_is_an_error() {
        assertThatThrownBy(() -> projector.on(new CaseReopened(newId(), "誤結"), 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_of_a_case_moves_the_row(Class<?> event) {
        assertThat(Stream.of(CaseListProjector.class.getDeclaredMethods())
                        .filter(method -> method.getName().equals("on") && method.getParameterTypes()[0] == event))
                .singleElement()
                .matches(method -> method.isAnnotationPresent(EventHandler.class));
    }

    static Stream<Class<?>> events() {
        return Stream.of(CaseFileEvent.class.getPermittedSubclasses());
    }

    private TrackingRecordSubmitted submitted(String recordId, CaseStatus status) {
        return new TrackingRecordSubmitted(id, recordId, 1, details(null), "tutor-a", status);
    }

    private ClosureSuggested suggested() {
        return new ClosureSuggested(
                id, "r1", ClosureReason.RETURNED_TO_SCHOOL, "已返校", "tutor-a", CaseStatus.PENDING_CLOSURE);
    }

    private CaseView view() {
        return Objects.requireNonNull(transaction.execute(status ->
                rows.findById(UUID.fromString(id)).orElseThrow().view(NOTHING_OWED, new AgeWarningTime("MONTH"))));
    }

    private void run(Runnable change) {
        transaction.executeWithoutResult(status -> change.run());
    }
}
