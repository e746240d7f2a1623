package org.rejoin.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackingDetails;

/** Invented people and what is written about them, of the length real ones have; the same for the same random numbers. */
public final class Samples {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
    private static final String[] FAMILY = {"陳", "林", "黃", "張", "李", "王", "吳", "劉", "蔡", "楊", "許", "鄭", "謝", "郭"};
    private static final String[] GIVEN = {"宥辰", "品妍", "承恩", "詠晴", "柏翰", "子涵", "宇翔", "欣怡", "冠廷", "思妤", "家豪"};
    private static final List<String> REASONS = List.of(
            "PERSONAL_ILLNESS",
            "PERSONAL_MENTAL",
            "PERSONAL_DAILY_RHYTHM",
            "PERSONAL_INTEREST_MISMATCH",
            "FAMILY_ECONOMIC",
            "FAMILY_DIVORCE",
            "FAMILY_PARENTING");
    private static final List<String> MEASURES =
            List.of("SCHOOL_FOLLOW_UP", "PSYCHOLOGIST", "MEDICAL", "SOCIAL_SERVICES", "YOUTH_CAREER");
    private static final List<String> SITUATIONS =
            List.of("WORKING", "TRAINING", "PREPARING_STUDY", "SEEKING_WORK", "NO_PLAN", "ILLNESS");
    private static final List<String> PROGRAMMES =
            List.of("GENERAL", "VOCATIONAL", "COMPREHENSIVE", "PRACTICAL_SKILLS");
    private static final List<String> FAMILIES = List.of("TWO_PARENTS", "SINGLE_PARENT", "GRANDPARENTS");
    private static final String DESCRIPTION = "與家長電話聯繫，學生目前在家，作息日夜顛倒，表示對課程沒有興趣。已說明復學與轉學的管道，並約定下週由導師與輔導老師一同家訪，請家長協助提醒。";

    private Samples() {}

    /** Valid, and another one for every number below 520 million. */
    public static String nationalId(long number) {
        int letter = (int) (number % 26);
        int[] digits = new int[9];
        digits[0] = (int) (number / 26 % 2) + 1;
        long rest = number / 52;
        for (int place = 7; place >= 1; place--) {
            digits[place] = (int) (rest % 10);
            rest /= 10;
        }
        int stands = letter + 10;
        int sum = stands / 10 + stands % 10 * 9;
        for (int place = 0; place < 8; place++) {
            sum += digits[place] * (8 - place);
        }
        digits[8] = (10 - sum % 10) % 10;
        StringBuilder id = new StringBuilder().append(LETTERS.charAt(letter));
        for (int digit : digits) {
            id.append(digit);
        }
        return id.toString();
    }

    public static CaseForm form(long person, LeavingType type, LocalDate leftOn, LocalDate birthDate, Random random) {
        String family = any(FAMILY, random);
        String address = "示範縣松濤鎮中正路" + (1 + random.nextInt(400)) + "號" + (1 + random.nextInt(12)) + "樓";
        String phone = "09%02d-%03d-%03d".formatted(random.nextInt(100), random.nextInt(1000), random.nextInt(1000));
        CaseForm.ContactPerson parent =
                new CaseForm.ContactPerson(family + any(GIVEN, random), "MOTHER", List.of("04-1234567", phone));
        return new CaseForm(
                new CaseForm.StudentDetails(
                        nationalId(person),
                        family + any(GIVEN, random),
                        birthDate,
                        Long.toString(11_000_000 + person % 1_000_000),
                        random.nextBoolean() ? "MALE" : "FEMALE",
                        any(PROGRAMMES, random),
                        "普通科",
                        1 + random.nextInt(3),
                        List.of("ORDINARY"),
                        any(FAMILIES, random),
                        address,
                        address),
                parent,
                parent,
                leftOn,
                new CaseForm.LeavingReason(any(REASONS, random), null),
                List.of(),
                type == LeavingType.SUSPENSION || type == LeavingType.TRANSFER
                        ? List.of("RETURN_TO_SCHOOL")
                        : List.of(),
                type == LeavingType.TRANSFER ? new CaseForm.Destination("UNKNOWN", "UNKNOWN") : null);
    }

    public static TrackingDetails tracking(Instant at, @Nullable ClosureReason reason, Random random) {
        return new TrackingDetails(
                at,
                random.nextInt(4) == 0 ? "HOME_VISIT" : "PHONE",
                "AT_HOME",
                any(SITUATIONS, random),
                List.of(any(MEASURES, random)),
                false,
                DESCRIPTION.substring(0, 20 + random.nextInt(DESCRIPTION.length() - 20)),
                reason);
    }

    static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String any(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
