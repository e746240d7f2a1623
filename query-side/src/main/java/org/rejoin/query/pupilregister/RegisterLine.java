package org.rejoin.query.pupilregister;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.query.accesslog.Accessed;

/**
 * One pupil in the register of the reader's school.
 *
 * @param movement the last one, since that day
 * @param guidedOn since when the pupil goes on at a supplementary school
 */
@Schema(name = "RegisterLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegisterLine(
        UUID entryId,
        @Schema(example = "990004J") String school,
        @Schema(example = "115001") String number,
        @Schema(example = "115") int entryYear,
        @Schema(example = "羅以恩") String name,
        @Schema(example = "7") int grade,
        @Schema(example = "705") String className,
        Movement movement,
        LocalDate since,
        @Nullable LocalDate guidedOn)
        implements Accessed {

    /** Which way back there is; null where there is none. */
    @JsonIgnore
    public @Nullable Movement wayBack() {
        return switch (movement) {
            case DROPPED_OUT -> Movement.DROPOUT_RETURNED;
            case SUSPENDED -> Movement.SUSPENSION_RETURNED;
            case TRANSFERRED_OUT, WENT_ABROAD, REASSIGNED -> Movement.TRANSFER_RETURNED;
            default -> null;
        };
    }

    @JsonIgnore
    public boolean away() {
        return movement.kind() == Movement.Kind.LEAVING;
    }

    @Override
    public Set<String> accessedSchools() {
        return Set.of(school);
    }

    @Override
    @JsonIgnore
    public String accessedSubject() {
        return entryId.toString();
    }

    // never into a log
    @Override
    public String toString() {
        return "RegisterLine[" + entryId + "]";
    }
}
