package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The transition table of SPEC 1.4.2, written down a second time and in another way than the service has it. */
final class Transitions {

    private static final String NONE = "–";

    /** What may follow, by the status before and the event. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("– FilingStarted", Set.of("DRAFT")), // T01
            Map.entry("DRAFT FilingSubmitted", Set.of("FILED", "PENDING_REPORT")), // T03
            Map.entry("RETURNED FilingSubmitted", Set.of("FILED", "PENDING_REPORT")),
            Map.entry("FILED TrackingRecordSubmitted", Set.of("PENDING_REPORT")), // T04
            Map.entry("PENDING_REPORT TrackingRecordSubmitted", Set.of("PENDING_REPORT")),
            Map.entry("PENDING_REPORT CaseReported", Set.of("TRACKING", "PENDING_CLOSURE")), // T05, c19
            Map.entry("FILED FilingReturned", Set.of("RETURNED")), // T06
            Map.entry("PENDING_REPORT FilingReturned", Set.of("RETURNED")),
            Map.entry("TRACKING TrackingRecordSubmitted", Set.of("TRACKING")), // T08
            Map.entry("PENDING_CLOSURE TrackingRecordSubmitted", Set.of("PENDING_CLOSURE")),
            Map.entry("PENDING_CLOSURE ClosureSuggestionLapsed", Set.of("TRACKING")), // R-ST-04
            Map.entry("TRACKING ClosureSuggested", Set.of("PENDING_CLOSURE")), // T09
            Map.entry("PENDING_CLOSURE ClosureSuggested", Set.of("PENDING_CLOSURE")),
            Map.entry("PENDING_CLOSURE ClosureDeclined", Set.of("TRACKING")), // T10
            Map.entry("PENDING_CLOSURE CaseClosed", Set.of("CLOSED")), // T11
            Map.entry("CLOSED CaseReopened", Set.of("TRACKING"))); // T12

    private Transitions() {}

    /** Walks through every case and answers where each stands; fails at the first step that is not in the table. */
    static Map<String, String> statusesOf(List<Records.Event> events) {
        Map<String, String> statuses = new HashMap<>();
        for (Records.Event event : events) {
            statuses.compute(event.caseId(), (id, before) -> after(before, event));
        }
        return statuses;
    }

    private static String after(@Nullable String before, Records.Event event) {
        String step = (before == null ? NONE : before) + " " + event.type();
        Set<String> allowed = ALLOWED.getOrDefault(step, Set.of());
        assertThat(allowed)
                .as("%s, version %s of %s", step, event.version(), event.caseId())
                .isNotEmpty();
        if (event.status().isEmpty()) {
            assertThat(allowed).as(step).hasSize(1);
            return allowed.iterator().next();
        }
        assertThat(allowed).as(step).contains(event.status());
        return event.status();
    }
}
