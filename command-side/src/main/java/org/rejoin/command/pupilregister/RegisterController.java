package org.rejoin.command.pupilregister;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.pupilregister.RegisterCommand.CorrectEntry;
import org.rejoin.command.pupilregister.RegisterCommand.ExplainEntry;
import org.rejoin.command.pupilregister.RegisterCommand.RecordMovement;
import org.rejoin.command.pupilregister.RegisterCommand.ReturnPupil;
import org.rejoin.command.pupilregister.RegisterCommand.VoidEntry;
import org.rejoin.command.pupilregister.RegisterCommand.WithdrawMovement;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.Actor;
import org.rejoin.event.pupilregister.Movement;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 學籍 over HTTP, for elementary and junior high schools. */
@RestController
@RequestMapping("/api/register-entries")
@Tag(name = "Register", description = "學籍: student numbers, movements, returns")
class RegisterController {

    private final Commands commands;
    private final OneAfterAnother desk;

    RegisterController(Commands commands, OneAfterAnother desk) {
        this.commands = commands;
        this.desk = desk;
    }

    @Schema(
            name = "NewRegisterEntry",
            description = "movement: ADMITTED 新生入學, TRANSFERRED_IN 轉入, or ENROLLED 在籍 for who stood in the school's"
                    + " register before. Without studentNumber one is given. placed: by the county, whom a full school takes"
                    + " too (R-HL-31).",
            example = """
                    {"nationalId":"A123456789","name":"羅以恩","bornOn":"2013-05-20","grade":7,"className":"705",
                     "movement":"ADMITTED","on":"2026-08-31"}""")
    record NewEntry(
            @NotNull @Size(max = 50) String nationalId,
            @NotBlank @Size(max = 100) String name,
            @NotNull LocalDate bornOn,
            @NotNull Integer grade,
            @NotBlank @Size(max = 30) String className,
            @NotNull Movement movement,
            @NotNull LocalDate on,
            @Nullable @Size(max = 20) String studentNumber,
            @Nullable Boolean placed) {

        // never into a log
        @Override
        public String toString() {
            return "NewEntry[" + movement + "]";
        }
    }

    @Schema(name = "RegisterMovement", example = "{\"movement\":\"TRANSFERRED_OUT\",\"on\":\"2026-11-02\"}")
    record Moved(
            @NotNull Movement movement,
            @NotNull LocalDate on,
            @Nullable Integer grade,
            @Nullable @Size(max = 30) String className) {}

    @Schema(
            name = "PupilReturn",
            description =
                    "decision and note of who is over age: placed in a grade, or guided to a supplementary school",
            example = """
                    {"movement":"DROPOUT_RETURNED","on":"2026-11-02","grade":8,"className":"803","decision":"PLACED","note":"學生希望回原校"}""")
    record Returned(
            @NotNull Movement movement,
            @NotNull LocalDate on,
            @Nullable Integer grade,
            @Nullable @Size(max = 30) String className,
            @Nullable ReturnDecision decision,
            @Nullable @Size(max = 500) String note) {

        // never into a log
        @Override
        public String toString() {
            return "Returned[" + movement + "]";
        }
    }

    @Schema(
            name = "MovementWithdrawal",
            example = "{\"movement\":\"GRADUATED\",\"on\":\"2026-11-02\",\"reason\":\"點錯學生\"}")
    record Withdrawal(
            @NotNull Movement movement,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) String reason) {

        // never into a log
        @Override
        public String toString() {
            return "Withdrawal[" + movement + "]";
        }
    }

    @Schema(
            name = "RegisterCorrection",
            description = "What is left out stays as it is.",
            example = "{\"bornOn\":\"2013-05-21\",\"reason\":\"生日鍵入錯誤\"}")
    record Correction(
            @Nullable @Size(max = 100) String name,
            @Nullable LocalDate bornOn,
            @Nullable @Size(max = 30) String className,
            @Nullable @Size(max = 20) String studentNumber,
            @NotBlank @Size(max = 200) String reason) {

        // never into a log
        @Override
        public String toString() {
            return "Correction[]";
        }
    }

    @Schema(name = "RegisterEntryVoiding", example = "{\"reason\":\"選錯學生\"}")
    record Voiding(@NotBlank @Size(max = 200) String reason) {

        // never into a log
        @Override
        public String toString() {
            return "Voiding[]";
        }
    }

    @PostMapping
    @Operation(
            summary = "新生入學、轉入: a pupil is entered and given a number, or the old one (R-HL-06, R-HL-08)",
            description =
                    "The number follows the last one of the school and year of entry; who transferred out and comes"
                            + " back has the old one. The answer tells entryId, number, and whether it is the old one.")
    ResponseEntity<Object> enter(@Valid @RequestBody NewEntry body, Caller caller) {
        String school = schoolOf(caller.actor());
        NationalId.problemOf(body.nationalId()).ifPresent(code -> {
            throw new Invalid(FieldProblem.of("/nationalId", code));
        });
        NewEntries.Line line = new NewEntries.Line(
                0,
                body.nationalId(),
                new RegisterCommand.Pupil(
                        body.name().strip(),
                        body.bornOn(),
                        body.grade(),
                        body.className().strip()),
                body.movement(),
                body.on(),
                number(body.studentNumber()),
                Boolean.TRUE.equals(body.placed()));
        return desk.of(school, () -> commands.answer(new NewEntries(school, false, List.of(line)), school, caller));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How an entry stands today, and to when register and place are kept (R-HL-21, R-HL-34)")
    RegisterEntryView explain(@PathVariable UUID id, Caller caller) {
        return commands.ask(new ExplainEntry(entry(id)), caller.actor());
    }

    @PostMapping("/{id}/movements")
    @Operation(summary = "異動: left, dropped out, or stays in another grade or class; the number stays (R-HL-07)")
    ResponseEntity<Object> move(@PathVariable UUID id, @Valid @RequestBody Moved body, Caller caller) {
        return commands.perform(
                new RecordMovement(entry(id), body.movement(), body.on(), body.grade(), stripped(body.className())),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/return")
    @Operation(
            summary = "復學: the original school places the pupil, or guides who is over age on (R-HL-10)",
            description = "Over age is a hint, 得輔導其就讀補習學校: either decision is taken, with a note.")
    ResponseEntity<Object> comesBack(@PathVariable UUID id, @Valid @RequestBody Returned body, Caller caller) {
        return commands.perform(
                new ReturnPupil(
                        entry(id),
                        body.movement(),
                        body.on(),
                        body.grade(),
                        stripped(body.className()),
                        body.decision(),
                        stripped(body.note())),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/withdraw")
    @Operation(
            summary = "撤銷異動: the newest movement was recorded by mistake; the entry stands as before it (R-HL-18)",
            description = "movement and on are those of the newest one: sent twice, none before it goes too.")
    ResponseEntity<Object> withdraw(@PathVariable UUID id, @Valid @RequestBody Withdrawal body, Caller caller) {
        return commands.perform(
                new WithdrawMovement(
                        entry(id), body.movement(), body.on(), body.reason().strip()),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/correct")
    @Operation(summary = "更正: what was typed wrongly stands as it should have, for a reason")
    ResponseEntity<Object> correct(@PathVariable UUID id, @Valid @RequestBody Correction body, Caller caller) {
        return commands.perform(
                new CorrectEntry(
                        entry(id),
                        stripped(body.name()),
                        body.bornOn(),
                        stripped(body.className()),
                        number(body.studentNumber()),
                        body.reason().strip()),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/void")
    @Operation(
            summary = "誤登作廢: the entry was made by mistake; its number is never given again (R-HL-07, R-HL-19)",
            description =
                    "Refused while something rests on it: movements, an open absence or transfer, a class change.")
    ResponseEntity<Object> makeVoid(@PathVariable UUID id, @Valid @RequestBody Voiding body, Caller caller) {
        return commands.perform(new VoidEntry(entry(id), body.reason().strip()), id.toString(), caller);
    }

    // before anything of the request is looked at
    static String schoolOf(Actor by) {
        if (by.school() == null || by.roles().stream().noneMatch(RegisterEntry.REGISTERING::contains)) {
            throw new Refused(RegisterBlocker.REGISTER_ROLE_MAY_NOT);
        }
        return by.school();
    }

    private static @Nullable StudentNumber number(@Nullable String typed) {
        String text = stripped(typed);
        return text == null
                ? null
                : StudentNumber.of(text)
                        .orElseThrow(() -> new Invalid(FieldProblem.of("/studentNumber", "STUDENT_NUMBER_FORMAT")));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static RegisterEntryId entry(UUID id) {
        return new RegisterEntryId(id.toString());
    }
}
