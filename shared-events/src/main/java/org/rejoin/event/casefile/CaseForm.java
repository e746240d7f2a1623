package org.rejoin.event.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 學生通報紀錄表: what the filer writes (SPEC 1.3.2, 1.3.3). A draft may leave anything but the student's national id
 * empty; texts are kept as typed. Dates are calendar days in Taiwan.
 *
 * @param student 基本資料
 * @param guardian 監護人
 * @param emergencyContact 緊急聯絡人
 * @param leftOn 離校時間 (R-FLD-20), first day away
 * @param mainReason 主要原因, exactly one once submitted (R-FLD-15)
 * @param secondaryReasons 次要原因
 * @param intentions 意願, for suspension and transfer (R-FLD-12)
 * @param destination 轉入學校, for transfer (R-FLD-13)
 */
public record CaseForm(
        StudentDetails student,
        @Nullable ContactPerson guardian,
        @Nullable ContactPerson emergencyContact,
        @Nullable LocalDate leftOn,
        @Nullable LeavingReason mainReason,
        List<LeavingReason> secondaryReasons,
        List<String> intentions,
        @Nullable Destination destination) {

    public CaseForm {
        secondaryReasons = listOf(secondaryReasons);
        intentions = listOf(intentions);
    }

    /**
     * @param nationalId 身分證字號 or residence number (SPEC 2.7)
     * @param studentNumber 學號; may be missing for imported cases (R-FLD-08)
     * @param sex MALE or FEMALE
     * @param programme 學制, code list programmes
     * @param department 科別, free text
     * @param grade 年級, 1 to 3 (4 in continuing education)
     * @param identities 學生身份, code list identities (R-FLD-11)
     * @param familySituation 家庭狀態, code list family-situations
     */
    public record StudentDetails(
            @Personal(DataClass.REGISTER) String nationalId,
            @Personal(DataClass.REGISTER) @Nullable String name,
            @Personal(DataClass.REGISTER) @Nullable LocalDate birthDate,
            @Personal(DataClass.REGISTER) @Nullable String studentNumber,
            @Nullable String sex,
            @Nullable String programme,
            @Personal(DataClass.REGISTER) @Nullable String department,
            @Nullable Integer grade,
            List<String> identities,
            @Nullable String familySituation,
            @Personal(DataClass.REGISTER) @Nullable String registeredAddress,
            @Personal(DataClass.REGISTER) @Nullable String residentialAddress) {

        public StudentDetails {
            identities = listOf(identities);
        }
    }

    /** @param relation code list relations; phones as typed, several allowed (R-FLD-03). */
    public record ContactPerson(
            @Personal(DataClass.REGISTER) @Nullable String name,
            @Nullable String relation,
            @Personal(DataClass.REGISTER) List<String> phones) {

        public ContactPerson {
            phones = listOf(phones);
        }
    }

    /** @param code code list leaving-reasons; other: free text of an 其他 item, at most 30 characters (R-FLD-17). */
    public record LeavingReason(
            @Nullable String code,
            @Personal(DataClass.REGISTER) @Nullable String other) {}

    /** Codes of the lists counties and schools, or UNKNOWN (R-FLD-13). */
    public record Destination(
            @Nullable String county, @Nullable String school) {}

    // a form stored before a list existed reads as a form with an empty one
    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
