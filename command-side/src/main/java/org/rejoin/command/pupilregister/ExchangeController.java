package org.rejoin.command.pupilregister;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.PersonalAnswer;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.event.pupilregister.Movement;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 學籍電子資料交換 (SPEC 2.4): takes in a file, and tells what a file of the own school needs. */
@RestController
@RequestMapping("/api/register-entries")
@Tag(name = "Register")
class ExchangeController {

    private static final String NAMELESS = "register";

    private final ExchangeImport exchange;
    private final Identities identities;
    private final Commands commands;

    ExchangeController(ExchangeImport exchange, Identities identities, Commands commands) {
        this.exchange = exchange;
        this.identities = identities;
        this.commands = commands;
    }

    @Schema(
            name = "RegisterExchangeTerms",
            description = "How all pupils of the file come: ENROLLED 在籍 who are the school's, ADMITTED 新生入學,"
                    + " TRANSFERRED_IN 轉入. placed: by the county, whom a full school takes too (R-HL-31).",
            example = "{\"movement\":\"TRANSFERRED_IN\",\"on\":\"2026-11-02\"}")
    record Terms(
            @NotNull Movement movement,
            @NotNull LocalDate on,
            @Nullable Boolean placed) {}

    /** Who the pupils of the register are, of those who were not erased. */
    @Schema(name = "RegisterIdentities")
    record Known(List<Identities.Identity> items) implements PersonalAnswer {

        @Override
        public String asked() {
            return "REGISTER_ENTRIES";
        }
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "學籍交換資料匯入: the pupils of a file in the Ministry's shape are entered (SPEC 2.4, R-HL-06)",
            description = "Each pupil is entered or not, whatever becomes of the others; who stands in the register"
                    + " is told and entered once; where the import breaks off after somebody was entered, those left are"
                    + " UNFINISHED, and the file is sent again. Numbers are given as ever. Movements and sums of absence in the file are"
                    + " those of the school that wrote it: none is taken over, absenceMonths tells of how many months"
                    + " there were. UTF-8, or Big5 where the file says so; at most 3,000 pupils; a DTD is never"
                    + " fetched.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExchangeResult.class)))
    @ApiResponse(
            responseCode = "400",
            description = "IMPORT_REJECTED: no such XML, nobody was entered; rows say what is wrong",
            content = @Content(mediaType = "application/problem+json"))
    ResponseEntity<ExchangeResult> upload(
            @Valid @RequestPart("terms") Terms body,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
            Caller caller,
            Locale language)
            throws IOException {
        String school = RegisterController.schoolOf(caller.actor());
        requireEntry(body, caller);
        if (file == null) {
            throw new Invalid(FieldProblem.of("/file", "MISSING_FIELD"));
        }
        try (InputStream bytes = file.getInputStream();
                ReceivedFile received = ReceivedFile.of(bytes, file.getOriginalFilename(), NAMELESS)) {
            ExchangeImport.Done done = exchange.run(
                    ExchangeFile.read(received.path()),
                    new ExchangeImport.Terms(body.movement(), body.on(), Boolean.TRUE.equals(body.placed())),
                    school,
                    caller,
                    language);
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            if (done.token() != null) {
                answer.header("Consistency-Token", done.token());
            }
            return answer.body(done.result());
        }
    }

    @GetMapping("/identities")
    @Operation(
            summary = "Who the pupils of the own register are: national ids and birth dates for an exchange (SPEC 2.4)",
            description = "Stands in the access log. Who was erased is not in it.")
    Known identities(
            @Parameter(description = "ROC year; all where it is left out", example = "115")
                    @RequestParam(required = false)
                    @Nullable
                    Integer entryYear,
            Caller caller) {
        return new Known(identities.of(RegisterController.schoolOf(caller.actor()), entryYear));
    }

    private void requireEntry(Terms terms, Caller caller) {
        if (terms.movement().kind() != Movement.Kind.ENTRY) {
            throw new Invalid(FieldProblem.of("/movement", "NOT_AN_ENTRY"));
        }
        Moment now = (Moment)
                Objects.requireNonNull(commands.metaData(caller.actor()).get(Moment.KEY));
        RegisterCheck.day("/on", terms.on(), LocalDate.MIN, now);
    }
}
