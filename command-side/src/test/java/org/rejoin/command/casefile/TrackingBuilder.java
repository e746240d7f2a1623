package org.rejoin.command.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.TrackingDetails;

/** A tracking record that could be submitted, but for what a test changes. */
final class TrackingBuilder {

    private @Nullable Instant trackedAt = Instant.parse("2026-11-20T03:00:00Z");
    private @Nullable String method = "PHONE";
    private @Nullable String dwelling = "AT_HOME";
    private @Nullable String lifeSituation = "WORKING";
    private List<String> measures = List.of("SCHOOL_FOLLOW_UP");
    private @Nullable Boolean employmentReferral = false;
    private @Nullable String description = "與家長聯繫";
    private @Nullable ClosureReason closureReason;

    static TrackingBuilder tracking() {
        return new TrackingBuilder();
    }

    TrackingBuilder trackedAt(@Nullable String changed) {
        trackedAt = changed == null ? null : Instant.parse(changed);
        return this;
    }

    TrackingBuilder method(@Nullable String changed) {
        method = changed;
        return this;
    }

    TrackingBuilder description(@Nullable String changed) {
        description = changed;
        return this;
    }

    TrackingBuilder suggesting(@Nullable ClosureReason changed) {
        closureReason = changed;
        return this;
    }

    /** Nothing at all: enough for a draft. */
    TrackingBuilder empty() {
        trackedAt = null;
        method = null;
        dwelling = null;
        lifeSituation = null;
        measures = List.of();
        employmentReferral = null;
        description = null;
        return this;
    }

    TrackingDetails build() {
        return new TrackingDetails(
                trackedAt, method, dwelling, lifeSituation, measures, employmentReferral, description, closureReason);
    }
}
