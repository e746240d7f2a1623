package org.rejoin.command.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;

@Tag("R-FIL-06")
class WebhookKindTest {

    @Test
    void a_suggestion_is_told_only_after_the_report() {
        assertThat(WebhookKind.of(suggestion(CaseStatus.PENDING_REPORT))).isEmpty();
        assertThat(WebhookKind.of(suggestion(CaseStatus.PENDING_CLOSURE))).contains(WebhookKind.CLOSURE_SUGGESTED);
    }

    private static ClosureSuggested suggestion(CaseStatus status) {
        return new ClosureSuggested("c", null, ClosureReason.RETURNED_TO_SCHOOL, "已返校", "tutor-a", status);
    }
}
