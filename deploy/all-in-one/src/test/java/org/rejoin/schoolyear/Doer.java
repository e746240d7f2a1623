package org.rejoin.schoolyear;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.command.Blocker;
import org.rejoin.command.Refused;
import org.rejoin.command.casefile.CaseFileCommand;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.event.casefile.TrackingDetails;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks the service for what people do: over HTTP, or for schools without accounts by the commands behind it. */
record Doer(Service service) {

    static final ZoneId TAIWAN = ZoneId.of("Asia/Taipei");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WHY = "學生情形有變";

    /** @return blockers; none where it is done */
    List<String> does(Act act) {
        boolean aboutCase =
                switch (act.what()) {
                    case ARRIVE, NOT_ARRIVE, REGISTER -> false;
                    default -> true;
                };
        return aboutCase && !act.student().school.byHttp() ? within(act) : byHttp(act);
    }

    private List<String> within(Act act) {
        try {
            service.beanOf(Commands.class).ask(command(act), act.by().actor());
            return List.of();
        } catch (Refused refused) {
            return refused.blockers().stream().map(Blocker::name).toList();
        }
    }

    private static CaseFileCommand command(Act act) {
        CaseFileId id = new CaseFileId(act.the().id);
        return switch (act.what()) {
            case START -> new CaseFileCommand.StartFiling(id, act.the().type, form(act), null);
            case SUBMIT -> new CaseFileCommand.SubmitFiling(id);
            case RECORD -> new CaseFileCommand.SubmitTrackingRecord(id, act.id(), record(act));
            case SUGGEST -> new CaseFileCommand.SuggestClosure(id, reason(act), WHY + act.id());
            case REPORT -> new CaseFileCommand.ReportCase(id);
            case RETURN -> new CaseFileCommand.ReturnFiling(id, WHY);
            case VOID ->
                new CaseFileCommand.VoidCase(
                        id,
                        WHY,
                        act.by().equals(School.AGENCY) ? "示範字第1180000001號" : null,
                        act.by().equals(School.AGENCY) ? act.day() : null);
            case DECLINE -> new CaseFileCommand.DeclineClosure(id, WHY);
            case CLOSE -> new CaseFileCommand.CloseCase(id, reason(act), null, noRegister(act.day()));
            case REOPEN -> new CaseFileCommand.ReopenCase(id, WHY);
            case TRACKER_ON, TRACKER_OFF, ARRIVE, NOT_ARRIVE, REGISTER ->
                throw new IllegalStateException(act + " is asked for by HTTP alone");
        };
    }

    private static RegisterAnswer noRegister(LocalDate day) {
        return new RegisterAnswer(
                day.atStartOfDay(TAIWAN).toInstant(),
                RegisterAnswer.Source.NONE,
                RegisterAnswer.Outcome.NOT_ASKED,
                null,
                null);
    }

    private List<String> byHttp(Act act) {
        As as = As.account(service.address(), act.by().account()).once();
        As.Answer answer = answer(act, as);
        if (answer.status() / 100 == 2) {
            return List.of();
        }
        if (answer.blockers().isEmpty()) {
            throw new AssertionError(act + " was answered " + answer);
        }
        return answer.blockers();
    }

    private static As.Answer answer(Act act, As as) {
        return switch (act.what()) {
            case ARRIVE ->
                as.post(
                        "/api/transfer-ins",
                        "{\"transferInId\": \"%s\", \"month\": \"%s\", \"nationalIds\": [\"%s\"]}"
                                .formatted(act.id(), YearMonth.from(act.day()), act.student().nationalId));
            case NOT_ARRIVE -> as.delete("/api/transfer-ins/" + act.id() + "/lines/1", because());
            case REGISTER ->
                as.upload("/api/register/feed?scope=CHANGES&dataDate=" + act.day(), "register.csv", register(act));
            case START -> {
                ObjectNode body = JSON.createObjectNode()
                        .put("caseId", act.the().id)
                        .put("leavingType", act.the().type.name());
                body.set("form", JSON.valueToTree(form(act)));
                yield as.post("/api/cases", body.toString());
            }
            case SUBMIT -> as.post(at(act, "/submit"));
            case RECORD -> {
                ObjectNode body = JSON.createObjectNode().put("recordId", act.id());
                ObjectNode details = JSON.valueToTree(record(act));
                body.setAll(details);
                yield as.post(at(act, "/tracking-records"), body.toString());
            }
            case SUGGEST ->
                as.post(
                        at(act, "/suggest-closure"),
                        "{\"closureReason\": \"" + reason(act) + "\", \"description\": \"" + WHY + act.id() + "\"}");
            case REPORT -> as.post(at(act, "/report"));
            case RETURN -> as.post(at(act, "/return"), because());
            case VOID ->
                as.post(
                        at(act, "/void"),
                        act.by().equals(School.AGENCY)
                                ? "{\"reason\": \"%s\", \"letterNumber\": \"示範字第1180000001號\", \"letterDate\": \"%s\"}"
                                        .formatted(WHY, act.day())
                                : because());
            case DECLINE -> as.post(at(act, "/decline-closure"), because());
            case CLOSE -> as.post(at(act, "/close"), "{\"closureReason\": \"" + reason(act) + "\"}");
            case REOPEN -> as.post(at(act, "/reopen"), because());
            case TRACKER_ON, TRACKER_OFF ->
                as.put(at(act, "/trackers/" + act.to()), "{\"enabled\": " + (act.what() == Act.Do.TRACKER_ON) + "}");
        };
    }

    private static byte[] register(Act act) {
        return ("學校代碼,部別,身分證字號,學生姓名,出生日期,學號,學籍狀態\n"
                        + String.join(
                                ",",
                                Objects.requireNonNull(act.to()),
                                "日間部",
                                act.student().nationalId,
                                "王小明",
                                act.student().birthDate.toString(),
                                "11301001",
                                "在籍\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String at(Act act, String rest) {
        return "/api/cases/" + act.the().id + rest;
    }

    private static String because() {
        return "{\"reason\": \"" + WHY + "\"}";
    }

    private static org.rejoin.event.casefile.ClosureReason reason(Act act) {
        return Objects.requireNonNull(act.reason());
    }

    private static CaseForm form(Act act) {
        CaseForm.ContactPerson guardian = new CaseForm.ContactPerson("王大明", "FATHER", List.of("04-1234567"));
        CaseForm.@Nullable Destination destination =
                act.the().type == LeavingType.TRANSFER ? new CaseForm.Destination("UNKNOWN", "UNKNOWN") : null;
        return new CaseForm(
                new CaseForm.StudentDetails(
                        act.student().nationalId,
                        "王小明",
                        act.student().birthDate,
                        "11301001",
                        "MALE",
                        "GENERAL",
                        "普通科",
                        2,
                        List.of("ORDINARY"),
                        "TWO_PARENTS",
                        "示範縣松濤鄉中正路 1 號",
                        "示範縣松濤鄉中正路 1 號"),
                guardian,
                guardian,
                act.the().leftOn,
                new CaseForm.LeavingReason("FAMILY_ECONOMIC", null),
                List.of(),
                act.the().type == LeavingType.LONG_TERM_ABSENCE || act.the().type == LeavingType.UNEXCUSED_ABSENCE
                        ? List.of()
                        : List.of("RETURN_TO_SCHOOL"),
                destination);
    }

    private static TrackingDetails record(Act act) {
        return new TrackingDetails(
                Objects.requireNonNull(act.trackedOn())
                        .atTime(LocalTime.of(8, 0))
                        .atZone(TAIWAN)
                        .toInstant(),
                "PHONE",
                "AT_HOME",
                "NO_PLAN",
                List.of("SCHOOL_FOLLOW_UP"),
                false,
                "電訪家長",
                act.reason());
    }
}
