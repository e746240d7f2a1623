package org.rejoin.query.statistics;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What stands in place of two numbers that are not told outside the school (c30). */
@Schema(
        name = "HiddenCount",
        description =
                "In place of the two numbers, outside the school: <6 for a small one, * for one that would tell a small one")
record Hidden(
        @Schema(example = "<6") String persons,
        @Schema(example = "<6") String times) {

    static final String BESIDE_A_SMALL_ONE = "*";

    static String persons(@Nullable Hidden hidden, @Nullable Long persons) {
        return hidden == null ? String.valueOf(persons) : hidden.persons();
    }

    static String times(@Nullable Hidden hidden, @Nullable Long times) {
        return hidden == null ? String.valueOf(times) : hidden.times();
    }
}
