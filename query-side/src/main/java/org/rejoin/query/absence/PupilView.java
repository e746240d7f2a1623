package org.rejoin.query.absence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.query.accesslog.Accessed;

/**
 * One pupil who was away: days and duties.
 *
 * @param inARow as it was reckoned when a day was recorded last
 * @param onLeave whether the newest day is one of granted leave
 * @param leftOn since when the pupil counts no more at the school; null while he does
 * @param leftFor with it alone
 * @param cause to whom it is meant, to others absent
 */
@Schema(name = "Pupil")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PupilView(
        UUID pupil,
        long version,
        @Schema(example = "羅以恩") String name,
        @Schema(example = "705") String className,
        @Schema(example = "990004J") String school,
        @Schema(example = "2") int inARow,
        @Schema(example = "4") int absentInSemester,
        boolean onLeave,
        boolean indigenous,
        boolean urgent,
        boolean causeKnown,
        boolean vulnerableFamily,
        @Nullable String cause,
        @Nullable LocalDate leftOn,
        @Nullable LeavingCause leftFor,
        List<DayView> days,
        List<DutyView> duties)
        implements Accessed {

    /** The duty of the report that was made last. */
    Optional<DutyView> newestReport() {
        return reports().max(Comparator.comparing(DutyView::day));
    }

    /** The duties of those that were made. */
    Stream<DutyView> reports() {
        return duties.stream()
                .filter(duty -> duty.kind() == AbsenceDutyKind.DROPOUT_REPORT
                        && duty.standing().equals("MET"));
    }

    @Override
    public Set<String> accessedSchools() {
        return Set.of(school);
    }

    @Override
    @JsonIgnore
    public String accessedSubject() {
        return pupil.toString();
    }
}
