package org.rejoin.story;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

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

    public void reports(Prepared prepared) {
        story.reports(story.registrar, prepared.caseId()).is(204);
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
