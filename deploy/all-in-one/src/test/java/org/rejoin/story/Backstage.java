package org.rejoin.story;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.rejoin.As;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.story.School.Applicant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done before somebody opens a browser, over HTTP as in the stories. Everything it makes is of 甲校 and new. */
public final class Backstage {

    private final Story story = new Story();
    private final Map<String, Student> students = new HashMap<>();

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

    /** A pupil of 清泉國中 who was absent on a day, and what the class teacher has to do about it. */
    public record Away(String pupilId, String dutyId, LocalDate day) {

        public String page() {
            return "/pupils/" + pupilId;
        }
    }

    /** On the last school day, of class 705. */
    public Away away(String name) {
        LocalDate day = Stream.iterate(story.today, one -> one.minusDays(1))
                .filter(new SchoolCalendar(List.of())::isSchoolDay)
                .findFirst()
                .orElseThrow();
        Person teacher = new Person("class-teacher-j");
        String pupil = absent(teacher, story.student(name).nationalId(), name, "705", day);
        String duty = teacher.sees("/api/pupils/" + pupil)
                .is(200)
                .json()
                .path("duties")
                .path(0)
                .path("dutyId")
                .asString();
        return new Away(pupil, duty, day);
    }

    private static String absent(Person teacher, String nationalId, String name, String className, LocalDate day) {
        ObjectNode list = Form.object().put("day", day.toString()).put("className", className);
        list.putArray("entries")
                .add(Form.object()
                        .put("nationalId", nationalId)
                        .put("name", name)
                        .put("mark", "ABSENT"));
        return teacher.posts("/api/attendance", list)
                .is(200)
                .json()
                .path("results")
                .path(0)
                .path("watchId")
                .asString();
    }

    /** 研商會議 about somebody who is away, called for today. @return its page */
    public String called(Away away) {
        String meeting = UUID.randomUUID().toString();
        ObjectNode plan = Form.of("meetingId", meeting)
                .put("kind", "RESPONSE")
                .put("day", story.today.toString())
                .put("startsAt", "14:30")
                .put("place", "校長室");
        plan.putArray("pupils").add(away.pupilId());
        plan.putArray("invited")
                .add(Form.of("who", "HEAD"))
                .add(Form.of("who", "POLICE").put("organisation", "清泉派出所"));
        Person affairs = new Person("student-affairs-j");
        affairs.posts("/api/meetings", plan).is(201);
        affairs.sees("/api/meetings").is(200);
        return "/meetings/" + meeting;
    }

    public void cancelled(String page) {
        Person affairs = new Person("student-affairs-j");
        affairs.posts("/api" + page + "/cancel", Form.of("ground", "MISTAKE")).is(204);
    }

    /** The same, held today: student affairs has something to do until today. @return its page */
    public String held(Away away) {
        String page = called(away);
        ObjectNode held = Form.of("heldOn", story.today.toString());
        held.putArray("participants").add(Form.of("who", "HEAD")).add(Form.of("who", "STUDENT_AFFAIRS"));
        held.putArray("minutes").add(Form.of("pupil", away.pupilId()).put("text", "鄰居稱全家外出"));
        held.putArray("decisions")
                .add(Form.of("pupil", away.pupilId())
                        .put("owner", "STUDENT_AFFAIRS")
                        .put("visit", false)
                        .put("what", "洽派出所協尋")
                        .put("dueOn", story.today.toString()));
        Person affairs = new Person("student-affairs-j");
        affairs.posts("/api" + page + "/hold", held).is(204);
        ObjectNode addition = Form.of("additionId", UUID.randomUUID().toString());
        addition.putArray("minutes").add(Form.of("pupil", away.pupilId()).put("text", "派出所回電，已查訪"));
        affairs.posts("/api" + page + "/additions", addition).is(204);
        affairs.sees("/api/meetings").is(200);
        return page;
    }

    /** Of the first thing a meeting decided. */
    public String taskOf(String meeting) {
        return meeting + "/tasks/"
                + new Person("head-j")
                        .sees("/api" + meeting)
                        .is(200)
                        .json()
                        .path("tasks")
                        .path(0)
                        .path("taskId")
                        .asString();
    }

    /** A pupil in the register of 清泉國中 who dropped out. @return the page */
    public String droppedOut(String name) {
        Person registry = new Person("registry-j");
        String entry = entered(registry, name).path("entryId").asString();
        registry.posts(
                        "/api/register-entries/" + entry + "/movements",
                        Form.of("movement", "DROPPED_OUT").put("on", story.today.toString()))
                .is(204);
        return "/register/" + entry;
    }

    /** A pupil whose change of class waits for the committee, longer than it may. @return the page of it */
    public String waitsForCommittee(String name) {
        Person registry = new Person("registry-j");
        ObjectNode pupil = Form.of("nationalId", story.student(name).nationalId())
                .put("name", name)
                .put("bornOn", story.today.minusYears(13).toString())
                .put("grade", 7)
                .put("className", "705")
                .put("movement", "TRANSFERRED_IN")
                .put("on", story.today.minusMonths(4).toString());
        String entry = registry.posts("/api/register-entries", pupil)
                .is(200)
                .json()
                .path("results")
                .path(0)
                .path("entryId")
                .asString();
        String change = "/api/register-entries/" + entry + "/class-change";
        registry.posts(
                        change,
                        Form.of("requestedOn", story.today.minusMonths(4).toString())
                                .put("reason", "與同儕相處困難，午休常獨自離開教室"))
                .is(204);
        registry.posts(
                        change + "/counselling",
                        Form.of("endedOn", story.today.minusMonths(2).toString())
                                .put("records", 4))
                .is(204);
        return "/register/" + entry + "/class-change";
    }

    /** A pupil who was entered by mistake. @return the page that shows the entry struck out */
    public String voidedEntry(String name) {
        Person registry = new Person("registry-j");
        JsonNode entered = entered(registry, name);
        registry.posts(
                        "/api/register-entries/" + entered.path("entryId").asString() + "/void",
                        Form.of("reason", "選錯學生"))
                .is(204);
        return "/register?voided=true&entryYear="
                + entered.path("number").asString().substring(0, 3);
    }

    private JsonNode entered(Person registry, String name) {
        ObjectNode pupil = Form.of("nationalId", story.student(name).nationalId())
                .put("name", name)
                .put("bornOn", story.today.minusYears(17).toString())
                .put("grade", 9)
                .put("className", "903")
                .put("movement", "TRANSFERRED_IN")
                .put("on", story.today.minusDays(1).toString());
        return registry.posts("/api/register-entries", pupil)
                .is(200)
                .json()
                .path("results")
                .path(0);
    }

    /** Of class 706, on the last four school days: the report is owed. @return its page */
    public String awayForFourDays(String name) {
        String nationalId = story.student(name).nationalId();
        List<LocalDate> days = Stream.iterate(story.today, one -> one.minusDays(1))
                .filter(new SchoolCalendar(List.of())::isSchoolDay)
                .limit(4)
                .sorted()
                .toList();
        String pupil = "";
        for (LocalDate day : days) {
            pupil = absent(new Person("class-teacher-j"), nationalId, name, "706", day);
        }
        return "/pupils/" + pupil;
    }

    /** As above, and reported. @return its page */
    public String reportedDropout(String name) {
        String page = awayForFourDays(name);
        new Person("registry-j")
                .posts(
                        "/api" + page + "/report",
                        Form.of("reportedOn", story.today.toString())
                                .put("reference", "1150009")
                                .put("ground", "UNKNOWN_REASON")
                                .put("mainReason", "SCHOOL_NO_INTEREST")
                                .put("contactName", "賴組長")
                                .put("contactPhone", "03-1234567"))
                .is(204);
        return page;
    }

    /** A pupil of 清泉國中 with a certificate of today whose arrival nobody proved. @return its page */
    public String leaving(String name) {
        return leaving(story.student(name).nationalId(), name);
    }

    private String leaving(String nationalId, String name) {
        Person registry = new Person("registry-j");
        String transfer = UUID.randomUUID().toString();
        ObjectNode certificate = Form.of("transferOutId", transfer)
                .put("nationalId", nationalId)
                .put("name", name)
                .put("className", "705")
                .put("destination", "外縣市示範國中")
                .put("withinCounty", false)
                .put("issuedOn", story.today.toString())
                .put("ground", "MOVED");
        registry.posts("/api/transfers-out", certificate).is(201);
        registry.sees("/api/transfers-out").is(200);
        return "/transfers-out/" + transfer;
    }

    /** The same, arrived: the originals are to be sent. @return its page */
    public String arrivedElsewhere(String name) {
        String nationalId = story.student(name).nationalId();
        String page = leaving(nationalId, name);
        ObjectNode notice = Form.of("nationalId", nationalId)
                .put("channel", "EMAIL")
                .put("arrivedOn", story.today.toString())
                .put("receivedOn", story.today.toString())
                .put("reference", "轉入字第12號");
        Person registry = new Person("registry-j");
        registry.posts("/api" + page + "/arrival", notice).is(200);
        registry.sees("/api/transfers-out").is(200);
        return page;
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
        insured("FARMERS", prepared.nationalId());
    }

    /** The labour insurance delivered, and nobody of the story was in it. */
    public void othersAreInsured() {
        insured("LABOUR", story.student("某人").nationalId());
    }

    private void insured(String kind, String nationalId) {
        story.agencyOfficer
                .uploads(
                        "/api/insurance/files?kind=" + kind + "&dataDate=" + story.today.minusMonths(1),
                        "insurance.csv",
                        "身分證字號,生效日期,單位名稱,通訊地址\n" + nationalId + ",2024-08-15,示範農會,示範縣松濤鄉一號\n")
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

    /** 長期缺課, reported. */
    public Prepared longAbsent(String studentName) {
        Student student = story.student(studentName);
        return prepared(story.reported(story.tutor, "LONG_TERM_ABSENCE", story.formAbout(student)), student);
    }

    /** Filed for the same student, 無故缺曠, and waiting for its report. */
    public Prepared absentToo(Prepared other) {
        Student student = studentOf(other);
        return prepared(story.waitingForReport(story.tutor, student), student);
    }

    /** As a form saves itself while she types. */
    public void savesAgain(Prepared draft, int times) {
        ObjectNode form = story.formAbout(studentOf(draft));
        for (int n = 1; n <= times; n++) {
            form.withObject("/student").put("department", "普通科 " + n);
            story.tutor.puts(Story.at(draft.caseId(), "/form"), form).is(204);
        }
    }

    /** 建議結案 by the tutor who filed it. */
    public void suggests(Prepared prepared, String closureReason) {
        story.tracks(story.tutor, prepared.caseId(), story.recordSuggesting(closureReason))
                .is(204);
    }

    /** Until an automation has followed. */
    public void becomes(Prepared prepared, String status) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> story.statusOf(prepared.caseId()), status::equals);
    }

    /** A student who left 甲校 for 乙校, and 乙校 for nobody knows where; both tell of it. */
    public List<Prepared> leftTwice(String studentName) {
        Student student = story.student(studentName);
        ObjectNode form = transferOf(student);
        form.set("destination", Form.destination("990", "990002"));
        String first = story.reported(story.tutor, "TRANSFER", form);
        form.set("destination", Form.destination("UNKNOWN", "UNKNOWN"));
        String second = story.waitingForReport(story.otherSchoolsTutor, "TRANSFER", form);
        story.reports(story.otherRegistrar, second).is(204);
        String number =
                story.caseOf(story.otherRegistrar, second).path("caseNumber").asString();
        return List.of(prepared(first, student), new Prepared(second, number, student.name(), student.nationalId()));
    }

    private ObjectNode transferOf(Student student) {
        ObjectNode form = story.formAbout(student);
        form.set("intentions", Form.array("RETURN_TO_SCHOOL"));
        form.set("mainReason", Form.reason("PERSONAL_OTHER").put("other", "轉學"));
        return form;
    }

    /** 建議結案 by the tutor of 乙校. */
    public void suggestsAtTheOther(Prepared prepared, String closureReason) {
        story.tracks(story.otherSchoolsTutor, prepared.caseId(), story.recordSuggesting(closureReason))
                .is(204);
    }

    /** 轉學 to this unit, filed, tracked and reported by the principal reporter of another. */
    public Prepared leftFor(NewSchool destination, NewSchool.Member principal, String studentName) {
        Person reporter = Person.signedIn(principal.account(), NewSchool.PASSWORD);
        Student student = story.student(studentName);
        ObjectNode form = transferOf(student);
        form.set("destination", Form.destination("990", destination.unit()));
        String caseId = story.waitingForReport(reporter, "TRANSFER", form);
        story.reports(reporter, caseId).is(204);
        String number = story.caseOf(reporter, caseId).path("caseNumber").asString();
        return new Prepared(caseId, number, student.name(), student.nationalId());
    }

    /** 建議結案 by the principal reporter herself, once she sees that the student arrived elsewhere. */
    public void suggestsOnceArrived(NewSchool.Member principal, Prepared prepared, String closureReason) {
        Person reporter = Person.signedIn(principal.account(), NewSchool.PASSWORD);
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> story.rowIn(reporter, "ALL", prepared.caseId())
                                .path("light")
                                .asString(),
                        "GREEN"::equals);
        story.tracks(reporter, prepared.caseId(), story.recordSuggesting(closureReason))
                .is(204);
    }

    /** A record of the wrong student withdrawn, closed by mistake, and opened again. */
    public Prepared overturned(String studentName) {
        Prepared reported = reported(studentName);
        ObjectNode wrong = story.record();
        story.tracks(story.tutor, reported.caseId(), wrong).is(204);
        story.tutor
                .deletes(
                        Story.at(
                                reported.caseId(),
                                "/tracking-records/" + wrong.path("recordId").asString()),
                        Form.because("記錯學生"))
                .is(204);
        story.suggestedAndClosed(story.registrar, reported.caseId(), "RETURNED_TO_SCHOOL");
        story.registrar
                .posts(Story.at(reported.caseId(), "/reopen"), Form.because("又未到校"))
                .is(204);
        return reported;
    }

    /** 柯廷瑋, who inspects 甲校: account, with the password of new schools. */
    public String auditor() {
        Applicant named = Applicant.named("柯廷瑋");
        story.agencyOfficer
                .posts("/api/accounts", named.application("990001", "AUDITOR"))
                .is(201);
        named.setsPassword(named.mail(School.APPROVED).token(), School.PASSWORD).is(204);
        return named.account();
    }

    /** A record 周雅文 has begun, and not submitted; its page. */
    public String draftedRecord(Prepared prepared) {
        ObjectNode record = story.record().put("draft", true);
        story.tracks(story.tutor, prepared.caseId(), record).is(204);
        return pageOf(prepared, record);
    }

    /** A record 周雅文 submitted, not the first; its page. */
    public String laterRecord(Prepared prepared) {
        ObjectNode record = story.record();
        story.tracks(story.tutor, prepared.caseId(), record).is(204);
        return pageOf(prepared, record);
    }

    private static String pageOf(Prepared prepared, ObjectNode record) {
        return prepared.page() + "/tracking-records/" + record.path("recordId").asString();
    }

    /** Another system, not told anything yet; its page. */
    public String webhook() {
        String id = UUID.randomUUID().toString();
        ObjectNode webhook = Form.object()
                .put("webhookId", id)
                .put("url", "https://sis.songtao.example/hooks")
                .put("active", false);
        webhook.set("kinds", Form.array("CASE_CLOSED"));
        story.agencyOfficer.posts("/api/webhooks", webhook).is(201);
        return "/webhooks/" + id;
    }

    /** Asked for by 石文彥, and not decided; its page. */
    public String erasure(Prepared prepared) {
        String id = UUID.randomUUID().toString();
        ObjectNode erasure = Form.object()
                .put("erasureId", id)
                .put("caseId", prepared.caseId())
                .put("dataClass", "REGISTER");
        erasure.set("legalBasis", Form.of("code", "SUBJECT_REQUEST"));
        story.agencyOfficer.posts("/api/erasures", erasure).is(201);
        return "/erasures/" + id;
    }

    /** Of 周雅文, for a program; its page. */
    public String token() {
        String id = UUID.randomUUID().toString();
        ObjectNode token = Form.object()
                .put("tokenId", id)
                .put("name", "report")
                .put("expiresOn", story.today.toString())
                .put("password", As.DEMO_PASSWORD);
        token.set("scopes", Form.array("READ_LISTS"));
        story.tutor.posts("/api/tokens", token).is(201);
        return "/settings/tokens/" + id;
    }

    /** Somebody of a new school asks for the office of its principal reporter; its page. */
    public String askedForOffice() {
        School school = School.opened();
        Person principal = school.principal("沈佩儀");
        Person manager = school.staff(principal, Applicant.named("高崇德"), "SENIOR_MANAGER");
        String id = UUID.randomUUID().toString();
        school.transfers(
                        manager,
                        id,
                        Form.of("path", "TAKE_OVER"),
                        As.Part.file("stampedForm", "移轉申請表.pdf", School.SCAN))
                .is(201);
        return "/principal-transfers/" + id;
    }

    public static String unknownCase() {
        return "/cases/" + UUID.randomUUID();
    }

    /** Of an account of the demo. */
    public static String accountPage(String account) {
        return "/accounts/" + UUID.nameUUIDFromBytes(("demo account " + account).getBytes(StandardCharsets.UTF_8));
    }

    private Student studentOf(Prepared prepared) {
        return Objects.requireNonNull(students.get(prepared.caseId()));
    }

    private Prepared prepared(String caseId, Student student) {
        students.put(caseId, student);
        return new Prepared(caseId, story.numberOf(caseId), student.name(), student.nationalId());
    }
}
