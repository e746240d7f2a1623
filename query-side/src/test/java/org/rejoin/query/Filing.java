package org.rejoin.query;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;

/** A filing as a test needs it; what is not said is usual. */
public record Filing(
        String caseId,
        String caseNumber,
        String studentId,
        String school,
        String county,
        LeavingType leavingType,
        String name,
        LocalDate birthDate,
        String programme,
        LocalDate leftOn,
        String mainReason,
        String filedBy,
        @Nullable String importedFrom) {

    private static final LocalDate LEFT_ON = LocalDate.parse("2026-11-02");
    private static final LocalDate BIRTH_DATE = LocalDate.parse("2010-05-20");

    public static Filing of(String school, int sequence) {
        return new Filing(
                UUID.nameUUIDFromBytes((school + sequence).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                "2026-%s-%06d".formatted(school, sequence),
                student(school + sequence),
                school,
                "990",
                LeavingType.SUSPENSION,
                "王小明",
                BIRTH_DATE,
                "GENERAL",
                LEFT_ON,
                "FAMILY_ECONOMIC",
                "tutor-a",
                null);
    }

    public Filing of(LeavingType type) {
        return new Filing(
                caseId,
                caseNumber,
                studentId,
                school,
                county,
                type,
                name,
                birthDate,
                programme,
                leftOn,
                mainReason,
                filedBy,
                importedFrom);
    }

    public Filing student(String word, LocalDate born) {
        return new Filing(
                caseId,
                caseNumber,
                student(word),
                school,
                county,
                leavingType,
                name,
                born,
                programme,
                leftOn,
                mainReason,
                filedBy,
                importedFrom);
    }

    public Filing named(String text) {
        return new Filing(
                caseId,
                caseNumber,
                studentId,
                school,
                county,
                leavingType,
                text,
                birthDate,
                programme,
                leftOn,
                mainReason,
                filedBy,
                importedFrom);
    }

    public Filing programme(String code) {
        return new Filing(
                caseId,
                caseNumber,
                studentId,
                school,
                county,
                leavingType,
                name,
                birthDate,
                code,
                leftOn,
                mainReason,
                filedBy,
                importedFrom);
    }

    public Filing leftOn(LocalDate day, String reason) {
        return new Filing(
                caseId,
                caseNumber,
                studentId,
                school,
                county,
                leavingType,
                name,
                birthDate,
                programme,
                day,
                reason,
                filedBy,
                importedFrom);
    }

    public Filing inCounty(String code) {
        return new Filing(
                caseId,
                caseNumber,
                studentId,
                school,
                code,
                leavingType,
                name,
                birthDate,
                programme,
                leftOn,
                mainReason,
                filedBy,
                importedFrom);
    }

    public Filing by(String account, @Nullable String file) {
        return new Filing(
                caseId,
                caseNumber,
                studentId,
                school,
                county,
                leavingType,
                name,
                birthDate,
                programme,
                leftOn,
                mainReason,
                account,
                file);
    }

    public FilingStarted started() {
        return new FilingStarted(
                caseId, caseNumber, studentId, school, county, leavingType, form(), filedBy, importedFrom);
    }

    public CaseForm form() {
        CaseForm.StudentDetails student = new CaseForm.StudentDetails(
                "A123456789",
                name,
                birthDate,
                "11301001",
                "MALE",
                programme,
                "普通科",
                2,
                List.of("ORDINARY"),
                "TWO_PARENTS",
                "臺中市某路1號",
                "臺中市某路1號");
        return new CaseForm(
                student, null, null, leftOn, new CaseForm.LeavingReason(mainReason, null), List.of(), List.of(), null);
    }

    private static String student(String word) {
        return UUID.nameUUIDFromBytes(("student " + word).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
