package org.rejoin.command.place;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of a school today, and the notice of this school year. */
@Schema(name = "SchoolPlaces")
record PlacesView(
        @Schema(example = "115") int schoolYear,
        List<Grade> grades,
        Notice notice,

        @Schema(description = "rules of the place's age: authority/stage/version", example = "HUA/JUNIOR_HIGH/0")
        String ruleSet) {

    @Schema(name = "PlacesOfGrade")
    record Grade(
            @Schema(example = "7") int grade,
            @Schema(example = "60") int places,
            @Schema(example = "57") int registered,

            @Schema(description = "dropouts, whose places are no vacancies (R-HL-34)", example = "1")
            int dropoutsKept,

            @Schema(example = "2") int vacancies) {

        static Grade of(int grade, int places, int registered, int dropoutsKept) {
            return new Grade(grade, places, registered, dropoutsKept, Math.max(0, places - registered - dropoutsKept));
        }
    }

    @Schema(name = "VacancyNotice")
    record Notice(
            @Schema(description = "first day of the winter holiday")
            LocalDate from,

            @Schema(description = "last day on which it is posted in time")
            LocalDate dueOn,

            @Nullable LocalDate postedOn,
            @Nullable LocalDate publicUntil,
            boolean overdue) {

        static Notice of(
                VacancyNotice notice, LocalDate today, @Nullable LocalDate postedOn, @Nullable LocalDate publicUntil) {
            boolean overdue = postedOn == null ? today.isAfter(notice.dueOn()) : postedOn.isAfter(notice.dueOn());
            return new Notice(notice.from(), notice.dueOn(), postedOn, publicUntil, overdue);
        }
    }
}
