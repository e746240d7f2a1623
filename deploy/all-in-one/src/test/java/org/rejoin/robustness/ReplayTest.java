package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.story.Backstage;

/** P4: what a read model holds is what the events say, nothing else. */
class ReplayTest {

    // nobody is late to arrive on the day on which he left, and a notice is owed in the winter holiday alone
    private static final Set<String> NOT_ON_THE_FIRST_DAY = Set.of("transfer_out_report", "vacancy_duty");

    private static final byte[] SCAN =
            "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void every_read_model_has_the_same_rows_after_a_replay() {
        liveEveryKindOfLife();
        ReadModels readModels = new ReadModels(Service.url());
        Records.shared().awaitQuiet();
        awaitEndOfRotation();
        readModels.awaitAllCaughtUp();
        Map<String, List<String>> before = Records.shared().readModels();

        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows.isEmpty() && !NOT_ON_THE_FIRST_DAY.contains(table))
                        .as(table + " is empty")
                        .isFalse());
        assertThat(readModels.names()).contains("case-list", "case-page", "inbox", "statistics");
        for (String name : readModels.names()) {
            readModels.replay(name);
            assertThat(Records.shared().changedSince(before)).as(name).isEmpty();
        }
    }

    /** What other tests began: while a key is replaced rows of its next version come and those of the last go. */
    private static void awaitEndOfRotation() {
        BlindIndex index = Service.bean(BlindIndex.class);
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            index.refresh();
            return index.versions().size() == 1
                    && Records.shared().indexVersions().equals(index.versions());
        });
    }

    private static void liveEveryKindOfLife() {
        As registrar = As.account("registrar-a");
        As tutor = As.account("tutor-a");

        Filing returned = Filing.next();
        done(returned.file(tutor));
        done(tutor.put(returned.at("/form"), returned.form().replace("王小明", "王中明")));
        done(tutor.post(returned.at("/submit")));
        done(registrar.post(returned.at("/return"), "{\"reason\": \"請補充\"}"));
        done(registrar.post(returned.at("/void"), "{\"reason\": \"重複填報\"}"));

        Filing closed = Filing.reportedOn(Service.url());
        done(registrar.put(closed.at("/trackers/tutor-a2"), "{\"enabled\": true}"));
        done(closed.trackAndSuggest(As.account("tutor-a2")));
        done(registrar.post(closed.at("/decline-closure"), "{\"reason\": \"尚未返校\"}"));
        done(closed.trackAndSuggest(registrar));
        done(closed.track(registrar));
        done(closed.suggest(registrar));
        done(closed.close(registrar));
        done(closed.reopen(registrar));
        done(closed.suggest(registrar));
        done(closed.close(registrar));

        Filing followed = Filing.reportedOn(Service.url());
        UUID record = UUID.randomUUID();
        String draft = Filing.record(record, null).replace("\"method\"", "\"draft\": true, \"method\"");
        done(registrar.post(followed.at("/tracking-records"), draft));
        done(registrar.post(followed.at("/tracking-records"), Filing.record(record, null)));
        done(registrar.delete(followed.at("/tracking-records/" + record), "{\"reason\": \"誤植\"}"));
        done(registrar.put(followed.at("/trackers/tutor-a"), "{\"enabled\": true}"));
        done(registrar.put(followed.at("/trackers/tutor-a2"), "{\"enabled\": true}"));
        done(registrar.put(followed.at("/trackers/tutor-a2"), "{\"enabled\": false}"));
        UUID transferIn = UUID.randomUUID();
        As destination = As.account("registrar-b");
        done(arrive(destination, transferIn, followed));
        done(destination.delete("/api/transfer-ins/" + transferIn + "/lines/1", "{\"reason\": \"誤植\"}"));
        done(arrive(destination, UUID.randomUUID(), Filing.reportedOn(Service.url())));

        As manager = As.account("manager-a");
        UUID transfer = UUID.randomUUID();
        done(manager.multipart(
                "/api/principal-transfers",
                As.Part.json("transfer", "{\"transferId\": \"%s\", \"path\": \"TAKE_OVER\"}".formatted(transfer)),
                As.Part.file("stampedForm", "移轉申請表.pdf", SCAN)));
        done(manager.delete("/api/principal-transfers/" + transfer, "{}"));

        done(registrar.multipart(
                "/api/plans",
                As.Part.json("plan", "{\"schoolYear\":115,\"document\":\"ROSTER\"}"),
                As.Part.file("file", "編組表.pdf", SCAN)));
        As agency = As.account("agency");
        done(agency.multipart("/api/announcements", As.Part.json("announcement", """
                        {"announcementId": "%s", "kind": "NEWS", "audience": "PUBLIC", "titleZh": "轉知",
                         "textZh": "請各校轉知。", "from": "2026-01-05"}""".formatted(UUID.randomUUID()))));

        stayAway();
        manyStayAway();

        Filing voided = Filing.reportedOn(Service.url());
        done(agency.post(voided.at("/void"), """
                {"reason": "來文作廢", "letterNumber": "字第1號", "letterDate": "2026-01-05"}"""));
    }

    private static void stayAway() {
        As teacher = As.account("class-teacher-j");
        LocalDate day = Stream.iterate(LocalDate.now(Filing.TAIWAN), before -> before.minusDays(1))
                .filter(new SchoolCalendar(List.of())::isSchoolDay)
                .findFirst()
                .orElseThrow();
        As.Answer listed =
                teacher.post("/api/attendance", """
                {"day": "%s", "className": "705", "entries": [
                 {"nationalId": "%s", "name": "羅以恩", "mark": "ABSENT"}]}""".formatted(day, Filing.next().nationalId()));
        done(listed);
        String pupil = "/api/pupils/"
                + listed.json().path("results").path(0).path("watchId").asString();
        String duty = teacher.get(pupil + "/ladder")
                .json()
                .path("duties")
                .path(0)
                .path("dutyId")
                .asString();
        done(As.account("registry-j").post("/api/transfers-out", """
                {"transferOutId": "%s", "nationalId": "%s", "name": "羅以恩", "className": "705", "destination": "示範國中",
                 "withinCounty": true, "issuedOn": "%s", "ground": "MOVED"}""".formatted(
                        UUID.randomUUID(), Filing.next().nationalId(), day)));
        meet(pupil.substring(pupil.lastIndexOf('/') + 1));
        As registry = As.account("registry-j");
        done(registry.put("/api/places", "{\"grade\": 8, \"places\": 60}"));
        As.Answer entered = registry.post(
                "/api/register-entries", """
                {"nationalId": "%s", "name": "羅以恩", "bornOn": "2009-01-05", "grade": 7, "className": "705",
                 "movement": "TRANSFERRED_IN", "on": "2026-08-31"}""".formatted(Filing.next().nationalId()));
        done(entered);
        String entry = "/api/register-entries/"
                + entered.json().path("results").path(0).path("entryId").asString();
        As.Answer mistake = registry.post(
                "/api/register-entries", """
                {"nationalId": "%s", "name": "吳家豪", "bornOn": "2009-01-05", "grade": 7, "className": "705",
                 "movement": "TRANSFERRED_IN", "on": "2026-08-31"}""".formatted(Filing.next().nationalId()));
        done(mistake);
        done(registry.post(
                "/api/register-entries/"
                        + mistake.json().path("results").path(0).path("entryId").asString() + "/void",
                "{\"reason\": \"選錯學生\"}"));
        done(registry.post(entry + "/correct", "{\"className\": \"706\", \"reason\": \"誤植\"}"));
        done(registry.post(entry + "/movements", "{\"movement\": \"DROPPED_OUT\", \"on\": \"2026-09-07\"}"));
        LocalDate asked = LocalDate.now(Filing.TAIWAN).minusMonths(6);
        done(registry.post(entry + "/class-change", """
                {"requestedOn": "%s", "reason": "與同儕相處困難"}""".formatted(asked)));
        done(registry.post(entry + "/class-change/counselling", """
                {"endedOn": "%s", "records": 4}""".formatted(asked.plusMonths(1))));
        done(registry.post(entry + "/class-change/decision", """
                {"decidedOn": "%s", "approved": true, "className": "702", "minutes": "委員會同意"}""".formatted(asked.plusMonths(1))));
        done(registry.post(entry + "/class-change/evaluation", """
                {"evaluatedOn": "%s", "settled": false, "note": "仍適應不良"}""".formatted(asked.plusMonths(5))));
        done(registry.post(entry + "/class-change/forward", """
                {"forwardedOn": "%s", "bureauLetter": "府教字第9號"}""".formatted(asked.plusMonths(5))));
        for (String decision : List.of("SUPPLEMENTARY_SCHOOL", "PLACED")) {
            done(registry.post(entry + "/return", """
                    {"movement": "DROPOUT_RETURNED", "on": "2026-10-05", "decision": "%s", "note": "家長同意"}""".formatted(decision)));
        }
        done(teacher.post(
                pupil + "/duties/" + duty + "/meet", "{\"doneOn\": \"%s\", \"note\": \"與母親通話\"}".formatted(day)));
        done(registry.post("/api" + new Backstage().reportedDropout("杜明軒") + "/report/correction", """
                {"reportedOn": "%s", "reference": "1150019", "ground": "UNKNOWN_REASON", "mainReason": "SCHOOL_NO_INTEREST",
                 "contactName": "賴組長", "contactPhone": "03-1234567", "reason": "編號誤植"}""".formatted(
                        LocalDate.now(Filing.TAIWAN))));
    }

    // more than ten for two days: the school owes a meeting
    private static void manyStayAway() {
        List<String> entries = Stream.generate(() -> Filing.next().nationalId())
                .limit(11)
                .map("{\"nationalId\": \"%s\", \"name\": \"羅以恩\", \"mark\": \"ABSENT\"}"::formatted)
                .toList();
        List<LocalDate> days = Stream.iterate(LocalDate.now(Filing.TAIWAN), before -> before.minusDays(1))
                .filter(new SchoolCalendar(List.of())::isSchoolDay)
                .limit(2)
                .sorted()
                .toList();
        for (LocalDate day : days) {
            done(As.account("class-teacher-j").post("/api/attendance", """
                    {"day": "%s", "className": "706", "entries": [%s]}""".formatted(day, String.join(",", entries))));
        }
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> As.account("head-j").get("/api/meetings").json().has("owed"));
    }

    private static void meet(String pupil) {
        As affairs = As.account("student-affairs-j");
        LocalDate today = LocalDate.now(Filing.TAIWAN);
        UUID meeting = UUID.randomUUID();
        done(affairs.post("/api/meetings", """
                {"meetingId": "%s", "kind": "RESPONSE", "day": "%s", "place": "校長室", "pupils": ["%s"],
                 "invited": [{"who": "HEAD"}]}""".formatted(meeting, today, pupil)));
        done(affairs.post("/api/meetings/" + meeting + "/hold", """
                {"heldOn": "%1$s", "participants": [{"who": "HEAD"}], "minutes": [{"pupil": "%2$s", "text": "鄰居稱全家外出"}],
                 "decisions": [{"pupil": "%2$s", "owner": "STUDENT_AFFAIRS", "visit": true, "dueOn": "%1$s"}]}""".formatted(today, pupil)));
        done(affairs.post("/api/meetings/" + meeting + "/additions", """
                {"additionId": "%s", "minutes": [{"pupil": "%s", "text": "派出所回電，已查訪"}]}""".formatted(UUID.randomUUID(), pupil)));
    }

    private static As.Answer arrive(As destination, UUID transferIn, Filing filing) {
        return destination.post(
                "/api/transfer-ins", """
                {"transferInId": "%s", "month": "%s", "nationalIds": ["%s"]}""".formatted(transferIn, YearMonth.now(Filing.TAIWAN), filing.nationalId()));
    }

    private static void done(As.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    }
}
