package org.rejoin.command.absence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.Actor;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The list of a class over HTTP, for elementary and junior high schools. */
@RestController
@RequestMapping("/api/attendance")
@Tag(name = "Attendance", description = "出缺席 before it is a case: days, leave, arrivals")
class AttendanceController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String NAMELESS = "attendance";

    private final Commands commands;

    AttendanceController(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param pupil id of somebody who was away before; nationalId and name are of somebody new
     * @param leave where mark is LEAVE_GRANTED
     */
    record Entry(
            @Nullable UUID pupil,
            @Nullable @Size(max = 50) String nationalId,
            @Nullable @Size(max = 100) String name,
            @NotNull Mark mark,
            @Nullable LeaveKind leave) {

        // never into a log
        @Override
        public String toString() {
            return "Entry[" + mark + "]";
        }
    }

    @Schema(
            name = "ClassDay",
            description =
                    "recordedAt: when it was written down at school, now where it is left out; of two facts of a day"
                            + " that say it the one recorded last stands, whichever comes first. Who is present and was never away leaves no trace."
                            + " Who was away before may be named by the id this answered then.",
            example = """
                    {"day":"2026-11-02","className":"705","entries":[
                     {"nationalId":"A123456789","name":"羅以恩","mark":"ABSENT"}]}""")
    record ClassDay(
            @NotNull LocalDate day,
            @NotBlank @Size(max = 30) String className,
            @Nullable Instant recordedAt,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid Entry> entries) {}

    @PostMapping
    @Operation(
            summary =
                    "點名: how a school day of the pupils of a class stands; all entries are recorded, or none (SOP-0.2)",
            description =
                    "The answer tells of each entry, in order, the pupil's id and how many days in a row without leave"
                            + " there are. The same again changes nothing; what was recorded otherwise is corrected"
                            + " with a reason, or by a list that says when it was written down.")
    ResponseEntity<Object> record(@Valid @RequestBody ClassDay body, Caller caller) {
        String school = schoolOf(caller.actor());
        requirePersons(body.entries());
        List<ClassList.Line> lines = IntStream.range(0, body.entries().size())
                .mapToObj(number -> line(number, body))
                .toList();
        return commands.answer(new ClassList(school, false, lines), school, caller);
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "出缺席匯入: CSV or XLSX as an upload; all rows are recorded, or none",
            description = "身分證字號, 姓名, 班級, 日期, 出缺席 (缺席, 未准假, 准假, 到校, 遲到) and, with 准假, 假別 (病假, 事假, 其他);"
                    + " 更正原因 where the row corrects a day that is recorded."
                    + " The answer tells of each row, in order, how the pupil stands.")
    ResponseEntity<Object> upload(MultipartHttpServletRequest request, Caller caller) throws IOException {
        String school = schoolOf(caller.actor());
        try (ReceivedFile file = ReceivedFile.of(request, NAMELESS)) {
            return commands.answer(new ClassList(school, true, AttendanceImport.linesOf(file)), school, caller);
        }
    }

    @PostMapping(
            path = "/import",
            consumes = {"text/csv", XLSX})
    @Operation(summary = "出缺席匯入: the same with the file as the body")
    ResponseEntity<Object> body(HttpServletRequest request, Caller caller) throws IOException {
        String school = schoolOf(caller.actor());
        try (ReceivedFile file = ReceivedFile.of(request.getInputStream(), null, NAMELESS)) {
            return commands.answer(new ClassList(school, true, AttendanceImport.linesOf(file)), school, caller);
        }
    }

    // before anything of the file is read
    private static String schoolOf(Actor by) {
        if (by.school() == null || by.roles().stream().noneMatch(AbsenceWatch.RECORDING::contains)) {
            throw new Refused(AbsenceBlocker.ATTENDANCE_ROLE_MAY_NOT);
        }
        return by.school();
    }

    private static ClassList.Line line(int number, ClassDay body) {
        Entry entry = body.entries().get(number);
        return new ClassList.Line(
                number,
                entry.pupil() == null ? null : new AbsenceWatchId(entry.pupil().toString()),
                Objects.requireNonNullElse(entry.nationalId(), ""),
                Objects.requireNonNullElse(entry.name(), "").strip(),
                body.className().strip(),
                body.day(),
                entry.mark(),
                entry.leave(),
                body.recordedAt(),
                null);
    }

    private static void requirePersons(List<Entry> entries) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.pupil() == null) {
                String pointer = "/entries/" + i;
                Optional<String> problem = entry.nationalId() == null
                        ? Optional.of("MISSING_FIELD")
                        : NationalId.problemOf(entry.nationalId());
                problem.ifPresent(code -> problems.add(FieldProblem.of(pointer + "/nationalId", code)));
                if (entry.name() == null || entry.name().isBlank()) {
                    problems.add(FieldProblem.of(pointer + "/name", "MISSING_FIELD"));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
