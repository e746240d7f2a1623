package org.rejoin.command.pupilregister;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.ruleset.Ages;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;

/** How a pupil's entry stands today, and how long what is kept. */
@Schema(name = "RegisterEntry")
record RegisterEntryView(
        String entryId,
        String school,

        @Schema(description = "學號, six digits (R-HL-06)", example = "115001")
        String number,

        @Schema(description = "whether it stood in the school's register before")
        boolean takenOver,

        @Schema(description = "ROC year of entry", example = "115")
        int entryYear,

        @Schema(example = "羅以恩") String name,

        @Schema(description = "absent once it is erased") @Nullable
        LocalDate bornOn,

        @Schema(example = "7") int grade,
        @Schema(example = "705") String className,
        Movement movement,

        @Schema(description = "code of the movement in the exchange of registers (SPEC 2.4)", example = "13")
        int movementCode,

        LocalDate since,

        @Schema(description = "since when the pupil goes on at a supplementary school (R-HL-10)") @Nullable
        LocalDate guidedOn,

        @Schema(
                description =
                        "day of the newest movement, which may be withdrawn; absent where only the entry is there")
        @Nullable
        LocalDate withdrawableOn,

        @Schema(description = "得輔導其就讀補習學校: a hint for who comes back now, never a block (R-HL-10)")
        boolean overAge,

        @Schema(description = "to when the register of a long-term dropout is kept (R-HL-21)") @Nullable
        LocalDate registerUntil,

        @Schema(description = "to when the place of a dropout is no vacancy (R-HL-34)") @Nullable
        LocalDate placeUntil,

        @Schema(description = "to when a dropout is searched and helped back (2.2)") @Nullable
        LocalDate followUpUntil,

        @Schema(description = "why the ages differ, where the sources do not agree")
        String noteZh,

        String noteEn,

        @Schema(description = "rules that hold today: authority/stage/version", example = "HUA/JUNIOR_HIGH/0")
        String ruleSet) {

    static RegisterEntryView of(
            RegisterEntryId id, String school, EntryState state, RulesInForce rules, LocalDate today) {
        Ages ages = rules.rules().ages();
        LocalDate bornOn = state.bornOn();
        return new RegisterEntryView(
                id.value(),
                school,
                state.number(),
                state.takenOver(),
                state.entryYear(),
                state.name(),
                bornOn,
                state.grade(),
                state.className(),
                state.movement(),
                state.movement().code(),
                state.since(),
                state.guidedOn(),
                state.before() == null ? null : state.newest(),
                bornOn != null && Ages.isOverAge(rules.stage(), bornOn, today),
                bornOn == null ? null : ages.registerUntil(bornOn),
                bornOn == null ? null : ages.placeUntil(bornOn),
                bornOn == null ? null : ages.followUpUntil(bornOn),
                ages.noteZh(),
                ages.noteEn(),
                RuleBook.label(rules));
    }

    // never into a log
    @Override
    public String toString() {
        return "RegisterEntryView[" + entryId + "]";
    }
}
