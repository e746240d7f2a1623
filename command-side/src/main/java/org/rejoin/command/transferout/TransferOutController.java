package org.rejoin.command.transferout;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.absence.DropoutReport;
import org.rejoin.command.platform.BlockerTexts;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.student.NationalId;
import org.rejoin.command.transferout.TransferOutCommand.ChooseClass;
import org.rejoin.command.transferout.TransferOutCommand.EndTemporaryStudy;
import org.rejoin.command.transferout.TransferOutCommand.ExplainTransferOut;
import org.rejoin.command.transferout.TransferOutCommand.GrantTemporaryStudy;
import org.rejoin.command.transferout.TransferOutCommand.HoldPlacementMeeting;
import org.rejoin.command.transferout.TransferOutCommand.IssueCertificate;
import org.rejoin.command.transferout.TransferOutCommand.Pupil;
import org.rejoin.command.transferout.TransferOutCommand.RecordArrivalNotice;
import org.rejoin.command.transferout.TransferOutCommand.RecordReceipt;
import org.rejoin.command.transferout.TransferOutCommand.ReportDropout;
import org.rejoin.command.transferout.TransferOutCommand.SendRecords;
import org.rejoin.command.transferout.TransferOutCommand.WithdrawTransferOut;
import org.rejoin.command.transferout.TransferOutCommand.WriteToCommittee;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.transferout.NoticeChannel;
import org.rejoin.event.transferout.RecordCard;
import org.rejoin.event.transferout.TransferGround;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 轉學 over HTTP, for elementary and junior high schools. No endpoint refuses a placement: no school may (R-HL-32). */
@RestController
@RequestMapping("/api/transfers-out")
@Tag(name = "Transfer-out", description = "轉學: certificate, arrival, records, and the report of who never arrived")
class TransferOutController {

    private static final String ID_POINTER = "/nationalId";

    private final Commands commands;
    private final BlockerTexts texts;

    TransferOutController(Commands commands, BlockerTexts texts) {
        this.commands = commands;
        this.texts = texts;
    }

    @Schema(
            name = "TransferCertificate",
            description = "destinationSchool: a unit here, its county is known then; or destination in words with"
                    + " withinCounty. Abroad or to the mainland: the country as destination.",
            example = """
                    {"transferOutId":"55555555-5555-4555-8555-555555555555","nationalId":"A123456789","name":"羅以恩",
                     "className":"705","destination":"花蓮縣立示範國民中學","withinCounty":false,"issuedOn":"2026-11-02","ground":"MOVED"}""")
    record Certificate(
            @NotNull UUID transferOutId,
            @NotNull @Size(max = 50) String nationalId,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 30) String className,
            @Nullable @Size(max = 20) String destinationSchool,
            @Nullable @Size(max = 200) String destination,
            @Nullable Boolean withinCounty,
            @NotNull LocalDate issuedOn,
            @NotNull TransferGround ground) {

        Pupil pupil() {
            return new Pupil(nationalId, name, className, destinationSchool, destination, withinCounty);
        }

        // never into a log
        @Override
        public String toString() {
            return "Certificate[" + transferOutId + "]";
        }
    }

    @Schema(name = "TemporaryStudy", description = "three months at the longest, within the county", example = """
                    {"transferOutId":"55555555-5555-4555-8555-555555555555","nationalId":"A123456789","name":"羅以恩",
                     "className":"705","destinationSchool":"034602J","from":"2026-11-02","until":"2027-02-02"}""")
    record TemporaryStudy(
            @NotNull UUID transferOutId,
            @NotNull @Size(max = 50) String nationalId,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 30) String className,
            @Nullable @Size(max = 20) String destinationSchool,
            @Nullable @Size(max = 200) String destination,
            @Nullable Boolean withinCounty,
            @NotNull LocalDate from,
            @NotNull LocalDate until) {

        Pupil pupil() {
            return new Pupil(nationalId, name, className, destinationSchool, destination, withinCounty);
        }

        // never into a log
        @Override
        public String toString() {
            return "TemporaryStudy[" + transferOutId + "]";
        }
    }

    @Schema(
            name = "ArrivalNoticeEntry",
            description = "nationalId: as the notice names the pupil; reference: number of the letter or message",
            example = """
                    {"nationalId":"A123456789","channel":"EMAIL","arrivedOn":"2026-11-04","receivedOn":"2026-11-04","reference":"轉入字第12號"}""")
    record Notice(
            @NotNull @Size(max = 50) String nationalId,
            @NotNull NoticeChannel channel,
            @NotNull LocalDate arrivedOn,
            @NotNull LocalDate receivedOn,
            @Nullable @Size(max = 100) String reference) {

        // never into a log
        @Override
        public String toString() {
            return "Notice[" + channel + "]";
        }
    }

    @Schema(example = """
            {"cards":["REGISTER","GUIDANCE","HEALTH"],"sentOn":"2026-11-05","registeredMail":"RR123456789TW","copiesKept":true}""")
    record RecordsMailed(
            @NotEmpty @Size(max = 3) List<@NotNull RecordCard> cards,
            @NotNull LocalDate sentOn,
            @NotBlank @Size(max = 50) String registeredMail,
            @NotNull Boolean copiesKept) {}

    @Schema(example = "{\"sentOn\":\"2026-11-09\",\"reference\":\"府教字第1號\"}")
    record CommitteeLetter(
            @NotNull LocalDate sentOn,
            @NotBlank @Size(max = 50) String reference) {}

    record RecordsReceipt(@NotNull LocalDate receivedOn) {}

    @Schema(
            name = "TransferDropoutReport",
            description = "mainReason, furtherReasons: code list dropout-reasons; other: where a reason is one of 其他;"
                    + " the ground is that nobody proved the arrival",
            example = """
                    {"reportedOn":"2026-11-06","reference":"1150002","mainReason":"FAMILY_ECONOMIC",
                     "furtherReasons":["SCHOOL_TOO_MANY_ABSENCES"],"contactName":"賴組長","contactPhone":"03-1234567"}""")
    record ReportEntry(
            @NotNull LocalDate reportedOn,
            @NotBlank @Size(max = 50) String reference,
            @NotBlank @Size(max = 50) String mainReason,
            @Nullable @Size(max = 40) List<@NotNull String> furtherReasons,
            @Nullable @Size(max = 30) String other,
            @NotBlank @Size(max = 50) String contactName,
            @NotBlank @Size(max = 50) String contactPhone) {

        DropoutReport toReport() {
            return new DropoutReport(
                    reportedOn,
                    reference.strip(),
                    DropoutGround.NOT_ARRIVED_AFTER_TRANSFER,
                    mainReason,
                    furtherReasons == null ? List.of() : furtherReasons,
                    stripped(other),
                    contactName.strip(),
                    contactPhone.strip());
        }

        // never into a log
        @Override
        public String toString() {
            return "ReportEntry[" + reportedOn + "]";
        }
    }

    @Schema(example = "{\"heldOn\":\"2026-11-03\",\"institution\":\"社會局社工\",\"minutes\":\"由輔導室陪同入班\"}")
    record PlacementMeeting(
            @NotNull LocalDate heldOn,
            @NotBlank @Size(max = 200) String institution,
            @NotBlank @Size(max = 2000) String minutes) {}

    record ChosenClass(@NotBlank @Size(max = 30) String className) {}

    record StudyEnd(@NotNull LocalDate endedOn) {}

    record Reason(@NotBlank @Size(max = 200) String reason) {}

    record StepView(TransferStep step, boolean allowed, List<BlockerTexts.View> blockers) {}

    @Schema(name = "ExplainedTransferOut")
    record Explained(TransferView transfer, List<StepView> steps) {}

    @PostMapping
    @Operation(
            summary = "開立轉學證明書: the pupil is told to arrive, and until when the notice is awaited (R-HL-11, R-HL-13)",
            description =
                    "Days count as the rules of the school's authority say, the day after the certificate is day 1."
                            + " Abroad or to the mainland nothing is awaited and the data stay (R-HL-14).")
    ResponseEntity<Object> issue(@Valid @RequestBody Certificate body, Caller caller) {
        requireNationalId(body.nationalId());
        TransferOutId id = new TransferOutId(body.transferOutId().toString());
        return commands.create(
                new IssueCertificate(id, body.pupil(), body.issuedOn(), body.ground()),
                id.value(),
                caller,
                URI.create("/api/transfers-out/" + id));
    }

    @PostMapping("/temporary")
    @Operation(
            summary = "短期就讀: a child under protection studies elsewhere and is on leave here (R-HL-32)",
            description = "What is recorded as absent on its days is granted leave.")
    ResponseEntity<Object> grant(@Valid @RequestBody TemporaryStudy body, Caller caller) {
        requireNationalId(body.nationalId());
        TransferOutId id = new TransferOutId(body.transferOutId().toString());
        return commands.create(
                new GrantTemporaryStudy(id, body.pupil(), body.from(), body.until()),
                id.value(),
                caller,
                URI.create("/api/transfers-out/" + id));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Dates, duties and what is known for the report; of each step what stops it")
    Explained explain(@PathVariable UUID id, Caller caller) {
        ExplainedTransfer explained = commands.ask(new ExplainTransferOut(transfer(id)), caller.actor());
        return new Explained(
                explained.transfer(),
                explained.steps().stream()
                        .map(step -> new StepView(step.step(), step.blockers().isEmpty(), texts.of(step.blockers())))
                        .toList());
    }

    @PostMapping("/{id}/arrival")
    @Operation(
            summary = "報到通知: the receiving school told that the pupil arrived (R-HL-30, N17)",
            description =
                    "By phone alone it is recorded and proves nothing; in writing or by e-mail it needs its reference."
                            + " A national id that is not the pupil's is refused, and nothing closes.")
    ResponseEntity<Object> arrive(@PathVariable UUID id, @Valid @RequestBody Notice body, Caller caller) {
        requireNationalId(body.nationalId());
        return commands.answer(
                new RecordArrivalNotice(
                        transfer(id),
                        body.nationalId(),
                        body.channel(),
                        body.arrivedOn(),
                        body.receivedOn(),
                        stripped(body.reference())),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/records")
    @Operation(summary = "掛號寄出: originals of the three cards, at once or in parts; copies are kept (R-HL-12)")
    ResponseEntity<Object> send(@PathVariable UUID id, @Valid @RequestBody RecordsMailed body, Caller caller) {
        return commands.perform(
                new SendRecords(
                        transfer(id),
                        EnumSet.copyOf(body.cards()),
                        body.sentOn(),
                        body.registeredMail().strip(),
                        body.copiesKept()),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/receipt")
    @Operation(summary = "收件回執: the originals are there, the transfer is complete (R-HL-12)")
    ResponseEntity<Object> receipt(@PathVariable UUID id, @Valid @RequestBody RecordsReceipt body, Caller caller) {
        return commands.perform(new RecordReceipt(transfer(id), body.receivedOn()), id.toString(), caller);
    }

    @PostMapping("/{id}/report")
    @Operation(
            summary = "通報中輟: no notice came in time; what was reported in the national system (R-HL-13)",
            description =
                    "Date and number, exactly one main reason, and who is reached, as in the report of day 4 (SOP-4.2).")
    ResponseEntity<Object> report(@PathVariable UUID id, @Valid @RequestBody ReportEntry body, Caller caller) {
        return commands.perform(new ReportDropout(transfer(id), body.toReport()), id.toString(), caller);
    }

    @PostMapping("/{id}/committee-letter")
    @Operation(summary = "函報強迫入學委員會, within three school days after the report; number of the letter (R-HL-09, L20)")
    ResponseEntity<Object> write(@PathVariable UUID id, @Valid @RequestBody CommitteeLetter body, Caller caller) {
        return commands.perform(
                new WriteToCommittee(
                        transfer(id), body.sentOn(), body.reference().strip()),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/placement-meeting")
    @Operation(summary = "安置會議 of the receiving school with the institution (R-HL-32)")
    ResponseEntity<Object> meet(@PathVariable UUID id, @Valid @RequestBody PlacementMeeting body, Caller caller) {
        return commands.perform(
                new HoldPlacementMeeting(
                        transfer(id),
                        body.heldOn(),
                        body.institution().strip(),
                        body.minutes().strip()),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/class")
    @Operation(summary = "編班 of who is placed here, after the meeting (R-HL-32)")
    ResponseEntity<Object> choose(@PathVariable UUID id, @Valid @RequestBody ChosenClass body, Caller caller) {
        return commands.perform(new ChooseClass(transfer(id), body.className().strip()), id.toString(), caller);
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "短期就讀結束: from the next day on the pupil is awaited here again (R-HL-32)")
    ResponseEntity<Object> end(@PathVariable UUID id, @Valid @RequestBody StudyEnd body, Caller caller) {
        return commands.perform(new EndTemporaryStudy(transfer(id), body.endedOn()), id.toString(), caller);
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "撤回 with a reason, until the arrival is proved: the pupil stays")
    ResponseEntity<Object> withdraw(@PathVariable UUID id, @Valid @RequestBody Reason body, Caller caller) {
        return commands.perform(
                new WithdrawTransferOut(transfer(id), body.reason().strip()), id.toString(), caller);
    }

    private static TransferOutId transfer(UUID id) {
        return new TransferOutId(id.toString());
    }

    private static void requireNationalId(String typed) {
        NationalId.problemOf(typed).ifPresent(code -> {
            throw new Invalid(FieldProblem.of(ID_POINTER, code));
        });
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
