package org.rejoin.command.caseimport;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rejoin.command.sheet.Labels;
import org.rejoin.command.sheet.SheetColumn;

/** What a file may have, by its headings (the first is the one of the documentation) and its place in the form. */
enum Column implements SheetColumn {
    SCHOOL("/school", "學校代碼", "school"),
    LEAVING_TYPE("/leavingType", "離校種類", "leavingType"),
    NATIONAL_ID("/student/nationalId", "身分證字號", "nationalId", "身份證字號", "身分證號", "身分證統一編號"),
    NAME("/student/name", "學生姓名", "name", "姓名"),
    BIRTH_DATE("/student/birthDate", "出生日期", "birthDate", "生日", "出生年月日"),
    STUDENT_NUMBER("/student/studentNumber", "學號", "studentNumber"),
    SEX("/student/sex", "性別", "sex"),
    PROGRAMME("/student/programme", "學制", "programme"),
    DEPARTMENT("/student/department", "科別", "department"),
    GRADE("/student/grade", "年級", "grade"),
    IDENTITIES("/student/identities", "學生身份", "identities", "學生身分"),
    FAMILY_SITUATION("/student/familySituation", "家庭狀態", "familySituation"),
    REGISTERED_ADDRESS("/student/registeredAddress", "戶籍地址", "registeredAddress", "戶籍地"),
    RESIDENTIAL_ADDRESS("/student/residentialAddress", "居住地址", "residentialAddress"),
    GUARDIAN_RELATION("/guardian/relation", "監護人關係", "guardianRelation"),
    GUARDIAN_NAME("/guardian/name", "監護人姓名", "guardianName", "監護人"),
    GUARDIAN_PHONES("/guardian/phones", "監護人電話", "guardianPhones", "監護人電話/手機"),
    CONTACT_RELATION("/emergencyContact/relation", "緊急聯絡人關係", "emergencyContactRelation"),
    CONTACT_NAME("/emergencyContact/name", "緊急聯絡人姓名", "emergencyContactName", "緊急聯絡人"),
    CONTACT_PHONES("/emergencyContact/phones", "緊急聯絡人電話", "emergencyContactPhones", "緊急聯絡人電話/手機"),
    LEFT_ON("/leftOn", "離校時間", "leftOn", "離校日期"),
    MAIN_REASON("/mainReason", "主要原因", "mainReason"),
    SECONDARY_REASONS("/secondaryReasons", "次要原因", "secondaryReasons"),
    INTENTIONS("/intentions", "意願", "intentions"),
    DESTINATION_COUNTY("/destination/county", "轉入縣市", "destinationCounty"),
    DESTINATION_SCHOOL("/destination/school", "轉入學校", "destinationSchool");

    /** Without these no row can be filed, whatever its type. */
    static final List<Column> REQUIRED = List.of(LEAVING_TYPE, NATIONAL_ID, NAME, BIRTH_DATE, LEFT_ON, MAIN_REASON);

    private static final Map<String, Column> BY_HEADING = byHeading();

    private final String pointer;
    private final List<String> headings;

    Column(String pointer, String... headings) {
        this.pointer = pointer;
        this.headings = List.of(headings);
    }

    /** Headings may carry the mark of required fields, as on the form. */
    static Optional<Column> headed(String heading) {
        return Optional.ofNullable(
                BY_HEADING.get(Labels.plain(heading.replace("*", "").replace("＊", ""))));
    }

    /** The column of a field of the form; a whole person is shown at its first column. */
    static Column at(String pointer) {
        return Arrays.stream(values())
                .filter(column -> isWithin(pointer, column.pointer))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(column -> isWithin(column.pointer, pointer))
                        .min(Comparator.naturalOrder()))
                .orElseThrow();
    }

    @Override
    public String heading() {
        return headings.get(0);
    }

    private static boolean isWithin(String pointer, String outer) {
        return pointer.equals(outer) || pointer.startsWith(outer + "/");
    }

    private static Map<String, Column> byHeading() {
        Map<String, Column> columns = new HashMap<>();
        for (Column column : values()) {
            column.headings.forEach(heading -> columns.put(Labels.plain(heading), column));
        }
        return Map.copyOf(columns);
    }
}
