package org.rejoin.query.pupilregister;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the command side answers of an entry: birth date, age and last days by the rules that hold today. */
record KeptEntry(
        @Nullable LocalDate bornOn,
        boolean takenOver,
        @Nullable LocalDate withdrawableOn,
        boolean overAge,
        @Nullable LocalDate registerUntil,
        @Nullable LocalDate placeUntil,
        @Nullable LocalDate followUpUntil,
        String noteZh,
        String noteEn,
        String ruleSet) {}
