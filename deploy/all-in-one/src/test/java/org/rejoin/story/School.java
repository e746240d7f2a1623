package org.rejoin.story;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.rejoin.As;
import org.rejoin.Mailbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A unit that is new in every test, and people who get accounts there the way people get them. */
record School(String unit) {

    static final String PASSWORD = "Meihua-7-Kaoliang";

    // words of the subjects of mails
    static final String APPROVED = "帳號已啟用";
    static final String DISABLED = "帳號已停用";
    static final String ENABLED_AGAIN = "帳號已再啟用";
    static final String TAKEN_OVER = "主要通報人移轉已核可";
    static final String STEPPED_DOWN = "主要通報人已移轉";
    static final String APPLICATION = "有新的帳號申請";
    static final String RESET = "重新設定密碼";
    static final String CORRECTED = "更正";

    private static final Person AGENCY = new Person("agency");
    private static final Random RANDOM = new Random();

    /** A form with a stamp on it, as a scanner makes it. */
    static final byte[] SCAN =
            "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    /** Somebody who asks for an account, or has one. */
    record Applicant(String accountId, String account, String name, String email) {

        static Applicant named(String name) {
            // letters after the digits: what looks like a national id is no account name
            String account = RANDOM.ints(12, 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining("", "s26", ""));
            return new Applicant(UUID.randomUUID().toString(), account, name, account + "@songtao.example");
        }

        ObjectNode application(String school, String... roles) {
            ObjectNode application = Form.object()
                    .put("accountId", accountId)
                    .put("account", account)
                    .put("name", name)
                    .put("email", email)
                    .put("phone", "04-1234567")
                    .put("school", school);
            application.set("roles", Form.array(roles));
            return application;
        }

        /** The first mail with these words in its subject. */
        Mailbox.Mail mail(String subject) {
            return Mailbox.await(email, subject, 1);
        }

        Answer setsPassword(String token, String password) {
            return Person.nobody()
                    .posts(
                            "/api/account-links/password",
                            Form.object().put("token", token).put("password", password));
        }

        Person signsIn() {
            return Person.signedIn(account, PASSWORD);
        }

        String path(String rest) {
            return "/api/accounts/" + accountId + rest;
        }
    }

    /** A unit without anybody. */
    static School opened() {
        return opened(Integer.toString(100_000 + RANDOM.nextInt(800_000)), "DAY");
    }

    /** A junior high school without anybody. */
    static School juniorHigh() {
        return opened(Integer.toString(100_000 + RANDOM.nextInt(800_000)), "JUNIOR_HIGH");
    }

    /** The continuing-education division of the same school. */
    School evening() {
        return opened(unit, "CONTINUING_EDUCATION");
    }

    private static School opened(String code, String division) {
        ObjectNode body = Form.object()
                .put("school", code)
                .put("division", division)
                .put("name", "示範縣立第" + code + "高級中學")
                .put("county", "990")
                .put("authority", "AGENCY");
        AGENCY.posts("/api/schools", body).is(201);
        return new School(
                switch (division) {
                    case "DAY" -> code;
                    case "JUNIOR_HIGH" -> code + "J";
                    default -> code + "N";
                });
    }

    Answer appliesForStaff(Applicant applicant, String... roles) {
        return Person.nobody().posts("/api/account-applications", applicant.application(unit, roles));
    }

    Answer appliesForPrincipal(Applicant applicant) {
        return Person.nobody()
                .sends(
                        "/api/account-applications",
                        As.Part.json(
                                "application",
                                applicant
                                        .application(unit, "PRINCIPAL_REPORTER")
                                        .toString()),
                        As.Part.file("stampedForm", "申請單.pdf", SCAN));
    }

    /** The school's first principal reporter, signed in. */
    Person principal(String name) {
        return principal(Applicant.named(name));
    }

    Person principal(Applicant applicant) {
        appliesForPrincipal(applicant).is(201);
        AGENCY.posts(applicant.path("/approve"), Form.object()).is(204);
        applicant.setsPassword(applicant.mail(APPROVED).token(), PASSWORD).is(204);
        return applicant.signsIn();
    }

    /** A member of staff whom the principal reporter let in, signed in. */
    Person staff(Person principal, Applicant applicant, String... roles) {
        appliesForStaff(applicant, roles).is(201);
        principal.posts(applicant.path("/approve"), Form.object()).is(204);
        applicant.setsPassword(applicant.mail(APPROVED).token(), PASSWORD).is(204);
        return applicant.signsIn();
    }

    static JsonNode accountOf(Person reader, Applicant applicant) {
        return reader.sees(applicant.path("")).is(200).json();
    }

    /** The account once its holder followed the link, of whose command the reader has no token. */
    static JsonNode verified(Person reader, Applicant applicant) {
        return Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> accountOf(reader, applicant), account -> account.path("verified")
                        .asBoolean());
    }

    /** The accounts of the school that hold the role and are in use. */
    List<String> holding(String role) {
        return AGENCY.sees("/api/accounts?standing=NORMAL&role=" + role + "&size=100&school=" + unit)
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(row -> row.path("school").asString("").equals(unit))
                .map(row -> row.path("account").asString())
                .toList();
    }

    Answer transfers(Person person, String transferId, ObjectNode transfer, As.Part... forms) {
        As.Part[] parts = new As.Part[forms.length + 1];
        parts[0] =
                As.Part.json("transfer", transfer.put("transferId", transferId).toString());
        System.arraycopy(forms, 0, parts, 1, forms.length);
        return person.sends("/api/principal-transfers", parts);
    }
}
