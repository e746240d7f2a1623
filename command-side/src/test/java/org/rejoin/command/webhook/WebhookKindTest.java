package org.rejoin.command.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.casefile.RegisterOverrideGranted;
import org.rejoin.event.casefile.RegisterRechecked;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;

@Tag("R-FIL-06")
class WebhookKindTest {

    private static final String BEFORE_REPORT = "before the report a case is the school's own";
    private static final String COUNSELLING = "what the school does for the student is read with rights, not told";
    private static final String INSIDE = "who works on a case is the school's own affair";
    private static final Map<Class<?>, String> NOT_TOLD = Map.ofEntries(
            Map.entry(FilingStarted.class, BEFORE_REPORT),
            Map.entry(FormRevised.class, BEFORE_REPORT),
            Map.entry(RegisterRechecked.class, BEFORE_REPORT),
            Map.entry(FilingSubmitted.class, BEFORE_REPORT),
            Map.entry(FilingReturned.class, BEFORE_REPORT),
            Map.entry(FilingVoided.class, BEFORE_REPORT),
            Map.entry(TrackingRecordDrafted.class, COUNSELLING),
            Map.entry(TrackingRecordSubmitted.class, COUNSELLING),
            Map.entry(TrackingRecordWithdrawn.class, COUNSELLING),
            Map.entry(TrackerEnabled.class, INSIDE),
            Map.entry(TrackerDisabled.class, INSIDE),
            Map.entry(RegisterOverrideGranted.class, "changes nothing yet: the closure it allows is told"),
            Map.entry(ClosureSuggestionLapsed.class, "follows from what is told: a transfer-in or its withdrawal"),
            Map.entry(PersonalDataErased.class, "a receiver was told nothing personal that could be erased there"));

    @ParameterizedTest
    @MethodSource("events")
    void every_event_of_a_case_is_told_or_said_why_not(Class<?> event) {
        assertThat(WebhookKind.of(event).isPresent()).isNotEqualTo(NOT_TOLD.containsKey(event));
    }

    static Stream<Class<?>> events() {
        return Stream.of(CaseFileEvent.class.getPermittedSubclasses());
    }

    @Test
    void a_case_that_closes_by_itself_is_closed_as_any_other() {
        assertThat(WebhookKind.of(CaseClosedAutomatically.class)).contains(WebhookKind.CASE_CLOSED);
    }

    @Test
    void a_suggestion_is_told_only_after_the_report() {
        assertThat(WebhookKind.of(suggestion(CaseStatus.PENDING_REPORT))).isEmpty();
        assertThat(WebhookKind.of(suggestion(CaseStatus.PENDING_CLOSURE))).contains(WebhookKind.CLOSURE_SUGGESTED);
    }

    private static ClosureSuggested suggestion(CaseStatus status) {
        return new ClosureSuggested("c", null, ClosureReason.RETURNED_TO_SCHOOL, "已返校", "tutor-a", status);
    }
}
