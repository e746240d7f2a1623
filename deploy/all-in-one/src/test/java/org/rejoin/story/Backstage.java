package org.rejoin.story;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rejoin.As;
import tools.jackson.databind.JsonNode;

/** What is done before somebody opens a browser, over HTTP as in the stories. Everything it makes is of 甲校 and new. */
public final class Backstage {

    private final Story story = new Story();

    /** A case, and whom it is about. */
    public record Prepared(String caseId, String caseNumber, String studentName, String nationalId) {

        public String page() {
            return "/cases/" + caseId;
        }
    }

    /** Submitted by 周雅文, without a tracking record. */
    public Prepared filed(String studentName) {
        Student student = story.student(studentName);
        return prepared(story.filed(story.tutor, student), student);
    }

    public Prepared waitingForReport(String studentName) {
        Student student = story.student(studentName);
        return prepared(story.waitingForReport(story.tutor, student), student);
    }

    public Prepared reported(String studentName) {
        Student student = story.student(studentName);
        return prepared(story.reported(story.tutor, student), student);
    }

    /** 待結案, with this closure reason. */
    public Prepared closable(String studentName, String closureReason) {
        Prepared reported = reported(studentName);
        story.tracks(story.tutor, reported.caseId(), story.recordSuggesting(closureReason))
                .is(204);
        return reported;
    }

    /** 返校復學, closed by the principal reporter. */
    public Prepared closed(String studentName) {
        Prepared closable = closable(studentName, "RETURNED_TO_SCHOOL");
        story.closes(story.registrar, closable.caseId(), "RETURNED_TO_SCHOOL").is(204);
        return closable;
    }

    /** Nobody has filed anything about this student yet. */
    public Pupil pupil(String name) {
        Student student = story.student(name);
        return new Pupil(student.nationalId(), student.mistyped(), name, student.birthDate());
    }

    /** Somebody the stories tell of: with an id, and the same id with a wrong check digit. */
    public record Pupil(String nationalId, String mistyped, String name, LocalDate birthDate) {}

    /** A school's feed tells the register of 甲校's student. */
    public void knownToTheRegister(Pupil pupil) {
        knownToTheRegister(pupil, pupil.birthDate());
    }

    public void knownToTheRegister(Pupil pupil, LocalDate birthDate) {
        story.agencyOfficer
                .uploads(
                        "/api/register/feed?scope=CHANGES&dataDate=" + story.today,
                        "register.csv",
                        "學校代碼,部別,身分證字號,學生姓名,出生日期,學號,學籍狀態\n990001,日間部,%s,%s,%s,11301001,在籍\n"
                                .formatted(pupil.nationalId(), pupil.name(), birthDate))
                .is(200);
    }

    /** Filed by 周雅文, of this kind, as far as it goes without a record. */
    public Prepared draft(String studentName) {
        Student student = story.student(studentName);
        return prepared(story.draft(story.tutor, "UNEXCUSED_ABSENCE", story.formAbout(student)), student);
    }

    /** What the API answers for a case: to compare with what a page was told. */
    public JsonNode caseOf(String caseId) {
        return story.caseOf(story.registrar, caseId);
    }

    public List<String> historyOf(String caseId) {
        return story.registrar
                .sees("/api/cases/" + caseId + "/history")
                .is(200)
                .json()
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("title").asString())
                .toList();
    }

    /** 退回修正 by 沈佩儀. */
    public void returned(Prepared prepared, String reason) {
        story.registrar
                .posts(Story.at(prepared.caseId(), "/return"), Form.because(reason))
                .is(204);
    }

    /** 結案 by 沈佩儀. */
    public void closed(Prepared prepared, String closureReason) {
        story.closes(story.registrar, prepared.caseId(), closureReason).is(204);
    }

    /** The two-monthly exchange brought one entry, of last month. */
    public void insuredOnAFarm(Prepared prepared) {
        story.agencyOfficer
                .uploads(
                        "/api/insurance/files?kind=FARMERS&dataDate=" + story.today.minusMonths(1),
                        "insurance.csv",
                        "身分證字號,生效日期,單位名稱,通訊地址\n" + prepared.nationalId() + ",2024-08-15,示範農會,示範縣松濤鄉一號\n")
                .is(200);
    }

    /** Until what one school did is seen by the other, as a page shows that is asked again. */
    public void shines(Prepared prepared, String light) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> story.lightOf(prepared.caseId()), light::equals);
    }

    public void reports(Prepared prepared) {
        story.reports(story.registrar, prepared.caseId()).is(204);
    }

    /** For everybody, by the agency, with a file. @return its id */
    public String announced(String kind, String title) {
        String id = UUID.randomUUID().toString();
        story.agencyOfficer
                .sends(
                        "/api/announcements",
                        As.Part.json(
                                "announcement",
                                Form.object()
                                        .put("announcementId", id)
                                        .put("kind", kind)
                                        .put("audience", "PUBLIC")
                                        .put("titleZh", title)
                                        .put("textZh", "請各校轉知。\n用印後上傳。")
                                        .put("from", story.today.toString())
                                        .toString()),
                        As.Part.file("files", title + ".pdf", School.SCAN.clone()))
                .is(201);
        return id;
    }

    /** 甲校's, of this school year. */
    public void putsUpItsRoster() {
        story.registrar
                .sends(
                        "/api/plans",
                        As.Part.json("plan", "{\"schoolYear\":115,\"document\":\"ROSTER\"}"),
                        As.Part.file("file", "編組表.pdf", School.SCAN.clone()))
                .is(201);
    }

    /** By whomever, as the access log has it. */
    public long timesPrinted(Prepared prepared) {
        return As.account("registrar-a")
                .get("/api/access-log?size=100")
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("action").asString().equals("CASE_PRINTED"))
                .filter(entry -> entry.path("caseId").asString().equals(prepared.caseId()))
                .count();
    }

    public String statusOf(Prepared prepared) {
        return story.statusOf(prepared.caseId());
    }

    /** By the tutor who filed it: what somebody else's open page does not know yet. */
    public void tracksMeanwhile(Prepared prepared) {
        story.tracks(story.tutor, prepared.caseId(), story.record()).is(204);
    }

    /** 杜冠廷 of the other school enters the student's transfer-in there. */
    public void arrivesElsewhere(Prepared prepared) {
        story.entersTransferIn(story.otherRegistrar, UUID.randomUUID().toString(), prepared.nationalId())
                .is(200);
    }

    public static String unknownCase() {
        return "/cases/" + UUID.randomUUID();
    }

    /** Of an account of the demo. */
    public static String accountPage(String account) {
        return "/accounts/" + UUID.nameUUIDFromBytes(("demo account " + account).getBytes(StandardCharsets.UTF_8));
    }

    private Prepared prepared(String caseId, Student student) {
        return new Prepared(caseId, story.numberOf(caseId), student.name(), student.nationalId());
    }
}
