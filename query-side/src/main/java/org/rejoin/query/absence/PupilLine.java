package org.rejoin.query.absence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.rejoin.event.Role;

/**
 * A pupil at a glance: numbers and offices, nothing anybody wrote (ST-EH-01).
 *
 * @param onLeave whether the newest day is one of granted leave: away, and not to be called back
 * @param longAbsence whether it is 長期缺課, and longLeave whether it is 長期請假, by the rules of the day: 中輟之虞
 * @param reported whether a dropout was reported, and still is followed; not for another absence since, nor once that was closed
 * @param waiting for whom something waits
 */
@Schema(name = "PupilLine")
record PupilLine(
        UUID pupil,
        @Schema(example = "羅以恩") String name,
        @Schema(example = "705") String className,
        @Schema(example = "2") int inARow,
        @Schema(example = "4") int absentInSemester,
        boolean onLeave,
        boolean longAbsence,
        boolean longLeave,
        boolean reported,
        @Schema(example = "3") int open,
        @Schema(example = "1") int overdue,
        @Schema(example = "0") int missed,
        List<Role> waiting) {

    /** 中輟之虞; who was reported is a dropout. */
    public boolean atRisk() {
        return !reported && (longAbsence || longLeave);
    }
}
