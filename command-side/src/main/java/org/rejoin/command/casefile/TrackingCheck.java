package org.rejoin.command.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Moment;
import org.rejoin.event.CodeLists;
import org.rejoin.event.casefile.TrackingDetails;

/** What can be wrong with a tracking record: malformed ones are never kept, others stop only the submission. */
final class TrackingCheck {

    /** 追蹤說明內容 (L06). */
    static final int DESCRIPTION_LENGTH = 300;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");
    private static final int DRAFT_LENGTH = 5_000;

    private final List<FieldProblem> found = new ArrayList<>();

    private TrackingCheck() {}

    /** All that stops the submission of this record. @param leftOn 離校時間; tracking cannot have been before (c16) */
    static List<FieldProblem> problems(TrackingDetails details, @Nullable LocalDate leftOn, Moment moment) {
        TrackingCheck check = new TrackingCheck();
        check.required("/trackedAt", details.trackedAt());
        check.required("/method", details.method());
        check.required("/dwelling", details.dwelling());
        check.required("/lifeSituation", details.lifeSituation());
        check.required("/measures", details.measures().isEmpty() ? null : details.measures());
        check.required("/employmentReferral", details.employmentReferral());
        check.description("/description", details.description());
        check.trackedAt(details.trackedAt(), leftOn, moment);
        return check.found;
    }

    static List<FieldProblem> descriptionProblems(@Nullable String description) {
        TrackingCheck check = new TrackingCheck();
        check.description("/description", description);
        return check.found;
    }

    static List<FieldProblem> malformed(TrackingDetails details) {
        TrackingCheck check = new TrackingCheck();
        check.code("/method", "tracking-methods", details.method());
        check.code("/dwelling", "dwellings", details.dwelling());
        check.code("/lifeSituation", "life-situations", details.lifeSituation());
        details.measures().forEach(measure -> check.code("/measures", "measures", measure));
        String description = details.description();
        if (description != null && description.length() > DRAFT_LENGTH) {
            check.found.add(FieldProblem.of("/description", "TEXT_TOO_LONG", DRAFT_LENGTH, description.length()));
        }
        Instant trackedAt = details.trackedAt();
        if (trackedAt != null && (trackedAt.isBefore(EARLIEST) || trackedAt.isAfter(LATEST))) {
            check.found.add(FieldProblem.of("/trackedAt", "DATE_IMPOSSIBLE"));
        }
        return check.found;
    }

    private void trackedAt(@Nullable Instant trackedAt, @Nullable LocalDate leftOn, Moment moment) {
        if (trackedAt == null) {
            return;
        }
        if (trackedAt.isAfter(moment.instant())) {
            found.add(FieldProblem.of("/trackedAt", "TRACKED_IN_FUTURE"));
        }
        if (leftOn != null
                && trackedAt.atZone(moment.at().getZone()).toLocalDate().isBefore(leftOn)) {
            found.add(FieldProblem.of("/trackedAt", "TRACKED_BEFORE_LEAVING"));
        }
    }

    private void description(String pointer, @Nullable String description) {
        required(pointer, description == null || description.isBlank() ? null : description);
        int length = description == null ? 0 : description.codePointCount(0, description.length());
        if (length > DESCRIPTION_LENGTH) {
            found.add(FieldProblem.of(pointer, "TEXT_TOO_LONG", DESCRIPTION_LENGTH, length));
        }
    }

    private void required(String pointer, @Nullable Object value) {
        if (value == null) {
            found.add(FieldProblem.of(pointer, "MISSING_FIELD"));
        }
    }

    private void code(String pointer, String list, @Nullable String code) {
        if (code != null && !CodeLists.contains(list, code)) {
            found.add(FieldProblem.of(pointer, "UNKNOWN_CODE"));
        }
    }
}
