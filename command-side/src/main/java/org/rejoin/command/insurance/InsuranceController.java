package org.rejoin.command.insurance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.PersonalAnswer;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.Actor;
import org.rejoin.event.DateWords;
import org.rejoin.event.Role;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** 勞保查詢 over HTTP, and the files it is filled with. */
@RestController
@RequestMapping("/api/insurance")
@Tag(name = "Insurance", description = "勞保、勞退、農保: never live, always with the day of the data (R-LI-01)")
class InsuranceController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String NAMELESS = "insurance";

    private final InsuranceTable table;
    private final InsuranceImport imports;
    private final CasesOfStudent cases;
    private final MessageSource texts;

    InsuranceController(
            InsuranceTable table, InsuranceImport imports, CasesOfStudent cases, MessageSource commandMessages) {
        this.table = table;
        this.imports = imports;
        this.cases = cases;
        this.texts = commandMessages;
    }

    @Schema(example = "{\"kind\":\"LABOUR\",\"nationalId\":\"A123456789\"}")
    record Question(@NotNull InsuranceKind kind, @NotNull String nationalId) {}

    /** @param dataDate day of the data; absent where none was ever imported */
    @Schema(example = "{\"dataDate\":\"2026-09-30\",\"notice\":\"資料日期：115/09/30；交換頻率為每兩個月一次，此資料並非即時資料\",\"rows\":[]}")
    record Found(
            @Nullable LocalDate dataDate,
            String notice,
            List<InsuranceRecord> rows,
            @JsonIgnore InsuranceKind kind,
            @JsonIgnore String caseId)
            implements PersonalAnswer {

        @Override
        public String asked() {
            return kind.name();
        }

        @Override
        public String becauseOf() {
            return caseId;
        }
    }

    @PostMapping("/search")
    @Operation(
            summary = "勞保查詢 of a student with a case the caller may see (SC09); anybody else is answered 404",
            description = "Who asked when for which kind, and because of which case, stands in the access log;"
                    + " the answer does not.")
    Found search(@Valid @RequestBody Question body, Caller caller, Locale language) {
        Actor by = caller.actor();
        if (!by.is(Role.PRINCIPAL_REPORTER)
                && !by.is(Role.TUTOR)
                && !by.is(Role.COUNSELLOR)
                && !by.is(Role.COUNTY_OFFICER)) {
            throw new Refused(InsuranceBlocker.ROLE_MAY_NOT);
        }
        NationalId.problemOf(body.nationalId()).ifPresent(code -> {
            throw new Invalid(FieldProblem.of("/nationalId", code));
        });
        String caseId =
                cases.seenBy(by, body.nationalId()).orElseThrow(() -> new Refused(InsuranceBlocker.NOT_YOUR_STUDENT));
        LocalDate dataDate = table.dataDate(body.kind()).orElse(null);
        String notice = dataDate == null
                ? texts.getMessage("insurance.none", null, language)
                : texts.getMessage("insurance.notice", new Object[] {DateWords.day(dataDate, language)}, language);
        return new Found(dataDate, notice, table.of(body.kind(), body.nationalId()), body.kind(), caseId);
    }

    @PostMapping(path = "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "勞保資料匯入: a file of the two-monthly exchange, CSV or XLSX as an upload (IF03); for the agency",
            description = "Newer data replace all of the kind; a further file of the same day is added.")
    InsuranceImport.Summary upload(
            MultipartHttpServletRequest request,
            @RequestParam InsuranceKind kind,
            @Parameter(description = "day of the data", example = "2026-09-30") @RequestParam LocalDate dataDate,
            Caller caller)
            throws IOException {
        requireOffice(caller.actor());
        try (ReceivedFile file = ReceivedFile.of(request, NAMELESS)) {
            return imports.run(file, kind, dataDate, caller);
        }
    }

    @PostMapping(
            path = "/files",
            consumes = {"text/csv", XLSX})
    @Operation(summary = "勞保資料匯入: the same with the file as the body")
    InsuranceImport.Summary body(
            HttpServletRequest request,
            @RequestParam InsuranceKind kind,
            @RequestParam LocalDate dataDate,
            Caller caller)
            throws IOException {
        requireOffice(caller.actor());
        try (ReceivedFile file = ReceivedFile.of(request.getInputStream(), null, NAMELESS)) {
            return imports.run(file, kind, dataDate, caller);
        }
    }

    private static void requireOffice(Actor actor) {
        if (!actor.is(Role.AGENCY_OFFICER) && !actor.is(Role.ADMINISTRATOR)) {
            throw new Refused(InsuranceBlocker.ROLE_MAY_NOT);
        }
    }
}
