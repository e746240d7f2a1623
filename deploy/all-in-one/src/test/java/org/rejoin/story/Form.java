package org.rejoin.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What people type. */
final class Form {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Form() {}

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static ObjectNode of(String field, String value) {
        return object().put(field, value);
    }

    static ObjectNode because(String reason) {
        return of("reason", reason);
    }

    /** A whole form; whoever needs another one changes it. */
    static ObjectNode about(Student student, LocalDate leftOn) {
        ObjectNode form = object();
        form.set(
                "student",
                object().put("nationalId", student.nationalId())
                        .put("name", student.name())
                        .put("birthDate", student.birthDate().toString())
                        .put("studentNumber", "11301001")
                        .put("sex", student.nationalId().charAt(1) == '1' ? "MALE" : "FEMALE")
                        .put("programme", "GENERAL")
                        .put("department", "普通科")
                        .put("grade", 2)
                        .put("familySituation", "TWO_PARENTS")
                        .put("registeredAddress", "示範縣松濤鄉中正路 1 號")
                        .put("residentialAddress", "示範縣松濤鄉中正路 1 號")
                        .set("identities", array("ORDINARY")));
        form.set("guardian", contact());
        form.set("emergencyContact", contact());
        form.put("leftOn", leftOn.toString());
        form.set("mainReason", reason("FAMILY_ECONOMIC"));
        form.set(
                "secondaryReasons",
                JSON.arrayNode().add(reason("SCHOOL_NO_INTEREST")).add(reason("FAMILY_CARE")));
        return form;
    }

    static ObjectNode contact() {
        ObjectNode contact = object().put("name", "家長").put("relation", "MOTHER");
        contact.set("phones", array("04-1234567", "0975-123-456"));
        return contact;
    }

    static ObjectNode reason(String code) {
        return of("code", code);
    }

    static ObjectNode destination(String county, String school) {
        return object().put("county", county).put("school", school);
    }

    static ObjectNode record(Instant trackedAt) {
        ObjectNode details = object().put("recordId", UUID.randomUUID().toString())
                .put("trackedAt", trackedAt.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("method", "PHONE")
                .put("dwelling", "AT_HOME")
                .put("lifeSituation", "NO_PLAN")
                .put("employmentReferral", false)
                .put("description", "電話聯繫家長，學生在家。");
        details.set("measures", array("SCHOOL_FOLLOW_UP"));
        return details;
    }

    static ArrayNode array(String... values) {
        ArrayNode array = JSON.arrayNode();
        for (String value : values) {
            array.add(value);
        }
        return array;
    }
}
