package org.rejoin.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a figure known at a moment is another one today: the cases that count in one of the two only (ST-A-03). */
record Difference(Instant asOf, Total then, Total now, List<Change> changes) {

    @Schema(name = "DifferenceTotal")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Total(
            @Schema(description = "人數; absent where hidden", example = "12") @Nullable
            Long persons,

            @Schema(description = "人次; absent where hidden", example = "13") @Nullable
            Long personTimes,

            @Nullable Hidden hidden) {

        Total(long persons, long personTimes) {
            this(persons, personTimes, null);
        }

        // templates call what is public
        public String shownPersons() {
            return Hidden.persons(hidden, persons);
        }

        public String shownTimes() {
            return Hidden.times(hidden, personTimes);
        }
    }

    /** As it may be told outside the school (c30): with the cases in between, one total tells the other. */
    Difference withoutSmallCounts(int least) {
        SmallCounts<Boolean> counts = new SmallCounts<>(least);
        counts.add(true, number(then.persons()), number(then.personTimes()));
        counts.add(false, number(now.persons()), number(now.personTimes()));
        if (counts.of(true) != null || counts.of(false) != null) {
            counts.hide(true);
            counts.hide(false);
        }
        return new Difference(asOf, hidden(then, counts.of(true)), hidden(now, counts.of(false)), changes);
    }

    private static long number(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static Total hidden(Total total, @Nullable Hidden hidden) {
        return hidden == null ? total : new Total(null, null, hidden);
    }

    @Schema(name = "DifferenceChange")
    record Change(
            @Schema(example = "2026-990001-000017") String caseNumber,
            @Schema(example = "990001") String school,
            @Schema(example = "SUSPENSION") String leavingType,
            Kind change,

            @Schema(description = "Moment of the report or of the void")
            Instant at) {}

    enum Kind {
        /** Reported since. */
        ADDED,
        /** Voided since. */
        VOIDED
    }
}
