package org.rejoin.command.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.PersonalAnswer;
import org.rejoin.command.Refused;
import org.rejoin.command.casefile.EnrolmentRegister;
import org.rejoin.command.casefile.FormCheck;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.RegisterAnswer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 學籍資料勾稽 while a filing is typed: what the filing will be filled with. */
@RestController
@RequestMapping("/api/register/lookup")
@Tag(name = "Student register")
class LookupController {

    private final EnrolmentRegister register;
    private final Clock clock;
    private final ZoneId zone;

    LookupController(EnrolmentRegister register, Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.register = register;
        this.clock = clock;
        this.zone = zone;
    }

    @Schema(example = "{\"nationalId\":\"A123456789\"}")
    record Question(@NotNull String nationalId) {}

    /** @param adult whether the student is 18 by the register, so that no filing can begin (R-SCOPE-07, N10) */
    record Found(
            RegisterAnswer.Outcome outcome,
            RegisterAnswer.Source source,
            Instant askedAt,
            boolean adult,

            @Schema(description = "read-only in the form; absent where it must be typed by hand")
            RegisterAnswer.@Nullable Student student)
            implements PersonalAnswer {

        @Override
        public String asked() {
            return "REGISTER";
        }
    }

    @PostMapping
    @Operation(
            summary = "學籍資料勾稽: what the register knows of a student of the own unit (R-FLD-02, c22)",
            description = "Of anybody else it answers NOT_FOUND, as of nobody. Each look-up stands in the access log.")
    Found lookUp(@Valid @RequestBody Question body, Caller caller) {
        Actor by = caller.actor();
        if (by.school() == null || !by.is(Role.PRINCIPAL_REPORTER) && !by.is(Role.TUTOR)) {
            throw new Refused(FeedBlocker.ROLE_MAY_NOT);
        }
        NationalId.problemOf(body.nationalId()).ifPresent(code -> {
            throw new Invalid(FieldProblem.of("/nationalId", code));
        });
        RegisterAnswer answer = register.forFiling(body.nationalId(), by.school());
        RegisterAnswer.Student student = answer.student();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        boolean adult = student != null && FormCheck.isAdult(student.birthDate(), today);
        return new Found(answer.outcome(), answer.source(), answer.askedAt(), adult, student);
    }
}
