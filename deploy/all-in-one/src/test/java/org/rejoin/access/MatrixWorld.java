package org.rejoin.access;

import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.command.upload.Uploads;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.logscan.Secrets;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Two units with a person in every role, and in the first of them records that everybody there may meet. */
final class MatrixWorld {

    private static final List<Role> OF_SCHOOLS = Stream.of(Role.values())
            .filter(role -> !Set.of(Role.COUNTY_OFFICER, Role.AGENCY_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR)
                    .contains(role))
            .toList();

    private final String unit = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 500_000));
    private final String otherUnit =
            Integer.toString(ThreadLocalRandom.current().nextInt(500_000, 900_000));
    private final MockMvc mvc;
    private final Map<Role, Actor> own = new EnumMap<>(Role.class);
    private final String caseOfTutor;
    private final String caseOfPrincipal;
    private final String recordOfTutor;
    private final String recordOfCounsellor;
    private final String staffAccount;
    private final String principalAccount;
    private final String auditorAccount;
    private final String transfer;
    private final String transferIn;
    private final Map<Role, String> uploads = new EnumMap<>(Role.class);
    private final String mail;
    private final String webhook = UUID.randomUUID().toString();
    private final String delivery = UUID.randomUUID().toString();
    private final String message;
    private final String erasure;
    private final String pupil;
    private final String meeting = UUID.randomUUID().toString();
    private final String transferOut = UUID.randomUUID().toString();
    private final String placement = UUID.randomUUID().toString();
    private final String entry;

    MatrixWorld() {
        WebApplicationContext context = ServedEndpoints.context();
        DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(context);
        mvc = builder.addFilters(
                        context.getBean("springSessionRepositoryFilter", Filter.class),
                        context.getBean("springSecurityFilterChain", Filter.class))
                .build();
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        Stream.of(Role.values()).forEach(role -> own.put(role, actor(role, unit, "990")));
        Stream.of(unit, otherUnit)
                .forEach(code -> succeeds(Role.AGENCY_OFFICER, HttpMethod.POST, "/api/schools", newUnit(code)));
        own.forEach((role, actor) -> open(actor, jdbc));
        caseOfTutor = reportedCase(Role.TUTOR);
        caseOfPrincipal = reportedCase(Role.PRINCIPAL_REPORTER);
        recordOfTutor = tracked(Role.TUTOR, caseOfTutor);
        recordOfCounsellor = tracked(Role.COUNSELLOR, caseOfTutor);
        staffAccount = applied("TUTOR");
        principalAccount = applied("PRINCIPAL_REPORTER");
        auditorAccount = UUID.randomUUID().toString();
        succeeds(Role.AGENCY_OFFICER, HttpMethod.POST, "/api/accounts", newAccount(auditorAccount));
        jdbc.sql("INSERT INTO command_side.principal_reporter (school, account_id) VALUES (?, ?)")
                .params(unit, accountIdOf(own(Role.PRINCIPAL_REPORTER)))
                .update();
        transfer = transferred();
        transferIn = UUID.randomUUID().toString();
        succeeds(Role.TUTOR, HttpMethod.POST, "/api/transfer-ins", arrival(transferIn));
        Stream.of(Role.TUTOR, Role.COUNSELLOR, Role.SENIOR_MANAGER)
                .forEach(role -> uploads.put(role, uploaded(UploadedFile.Purpose.TRANSFER_APPLICATION, own(role))));
        uploads.put(Role.COUNTY_OFFICER, uploaded(UploadedFile.Purpose.SCHOOL_PLAN, own(Role.PRINCIPAL_REPORTER)));
        mail = jdbc.sql("SELECT mail_id FROM command_side.mail WHERE account_id = ?")
                .param(auditorAccount)
                .query(String.class)
                .single();
        message = messageOfPrincipal();
        insertWebhook(jdbc);
        erasure = asked();
        pupil = watched();
        succeeds(Role.HEAD, HttpMethod.POST, "/api/meetings", meeting(meeting));
        succeeds(Role.REGISTRY, HttpMethod.POST, "/api/transfers-out", certificate(transferOut));
        place(jdbc);
        entry = entered();
        succeeds(Role.REGISTRY, HttpMethod.POST, "/api/register-entries/" + entry + "/class-change", change());
    }

    /** Of the unit the records belong to. */
    Actor own(Role role) {
        return Objects.requireNonNull(own.get(role));
    }

    /** Of the other unit, of another county. */
    Actor stranger(Role role) {
        return actor(role, otherUnit, "TPE");
    }

    /** Whether there is such a record in the unit. */
    boolean knowsRecordOf(Permission row) {
        String pattern = row.pattern().getPatternString();
        return pattern.contains("{notificationId}")
                || pattern.startsWith("/api/schools/{unit}/")
                || pattern.contains("{id}")
                        && !pattern.startsWith("/api/tokens/")
                        // of everybody: nobody's school makes a difference
                        && !pattern.contains("/announcements/");
    }

    /** Whether there is one that is meant for this role; messages are for one person, or for the office. */
    boolean knowsRecordOf(Permission row, Role role) {
        return knowsRecordOf(row)
                && (role == Role.PRINCIPAL_REPORTER
                        || !row.pattern().getPatternString().contains("{notificationId}"))
                && (role == Role.TUTOR || !isOfTheApplicant(row))
                // of who is away for a day there is nothing to print yet
                && !row.pattern().getPatternString().startsWith("/pupils/{id}/print")
                // nor of a pupil who left today
                && !row.pattern().getPatternString().startsWith("/transfers-out/{id}/print");
    }

    /** Only who applied may withdraw: for colleagues there is nothing of their own. */
    private static boolean isOfTheApplicant(Permission row) {
        return row.endpoint().equals("DELETE /api/principal-transfers/{id}")
                || row.endpoint().equals("GET /principal-transfers/{id}/withdraw");
    }

    MockHttpServletResponse call(Permission row, @Nullable Actor actor, boolean known) {
        return perform(requestFor(row, actor, known), actor);
    }

    MockHttpServletResponse callInSession(Permission row, Cookie session) {
        return perform(requestFor(row, null, true).cookie(session), null);
    }

    MockHttpServletResponse callByProgram(Permission row, String token) {
        return perform(requestFor(row, null, true).header("Authorization", "Bearer " + token), null);
    }

    /** Somebody of the unit who can sign in. */
    Holder holder(Role role) {
        Actor actor = actor(role, unit, "990");
        open(actor, ServedEndpoints.context().getBean(JdbcClient.class));
        return new Holder(actor, mvc);
    }

    private AbstractMockHttpServletRequestBuilder<?> requestFor(Permission row, @Nullable Actor actor, boolean known) {
        String pattern = row.pattern().getPatternString();
        String nobodys = UUID.randomUUID().toString();
        String path = pattern.replace("{id}", known ? recordFor(row, actor) : nobodys)
                .replace("{recordId}", is(actor, Role.COUNSELLOR) ? recordOfCounsellor : recordOfTutor)
                .replace("{account}", "nobody")
                .replace("{line}", "1")
                .replace("{deliveryId}", known ? delivery : nobodys)
                .replace("{number}", "1")
                .replace("{authority}", publisherOf(row, actor))
                .replace("{version}", "0")
                .replace("{stage}", "JUNIOR_HIGH")
                .replace("{day}", lastSchoolDay().toString())
                .replace("{dutyId}", nobodys)
                .replace("{taskId}", nobodys)
                .replace("{step}", "withdraw")
                .replace("{group}", "when-nothing")
                .replace("{sequence}", nobodys)
                .replace("{kind}", "case-duties")
                .replace("{deadlineId}", nobodys)
                .replace("{notificationId}", known ? message : nobodys)
                .replace("{report}", "measures")
                .replace("{tokenId}", nobodys)
                .replace("{filterId}", nobodys)
                .replace("{file}", nobodys)
                .replace("{unit}", known ? unit : "nowhere")
                .replace("{name}", pattern.contains("code-lists") ? "leaving-types" : "none")
                .replace("/**", "/liveness");
        if (pattern.endsWith("/feed") || pattern.endsWith("/files")) {
            return multipart(path + "?dataDate=2026-01-05&kind=LABOUR")
                    .file(new MockMultipartFile("file", "a.csv", "text/csv", new byte[] {'x'}));
        }
        if (row.endpoint().equals("POST /api/register-entries/import")) {
            return withForm(pattern, "terms", "{\"movement\":\"ENROLLED\",\"on\":\"2026-01-05\"}");
        }
        if (row.method().equals("POST") && pattern.endsWith("/import")
                || row.endpoint().equals("POST /api/calendars/{authority}")) {
            return multipart(path).file(new MockMultipartFile("file", "a.csv", "text/csv", new byte[] {'x'}));
        }
        if (row.endpoint().equals("POST /api/principal-transfers")) {
            return transfer(is(actor, Role.PRINCIPAL_REPORTER));
        }
        if (row.endpoint().equals("POST /api/plans")) {
            return withForm("/api/plans", "plan", "{\"schoolYear\":115,\"document\":\"PLAN\"}");
        }
        if (row.endpoint().equals("POST /api/announcements")) {
            return withForm("/api/announcements", "announcement", notice());
        }
        if (pattern.contains("/statistics/")) {
            path += "?from=2026-01-01&to=2026-01-31";
        }
        if (pattern.equals("/register/export/file")) {
            path += "?purpose=CHECK";
        }
        if (pattern.contains("/print") && pattern.contains("/pupils/")) {
            path += "?paper=PARENT_LETTER";
        }
        if (pattern.endsWith("/diff")) {
            path += "?from=2026-01-01T00:00:00Z";
        }
        return request(HttpMethod.valueOf(row.method()), URI.create(path))
                .contentType(MediaType.APPLICATION_JSON)
                .content(bodyFor(row.endpoint()))
                // of no stream: who may have one is refused for it, before one is opened that nobody ends
                .header("Last-Event-ID", "nothing");
    }

    private AbstractMockHttpServletRequestBuilder<?> transfer(boolean byPrincipal) {
        String transfer = byPrincipal
                ? "{\"transferId\":\"%s\",\"to\":\"%s\",\"path\":\"HAND_OVER\"}"
                        .formatted(UUID.randomUUID(), staffAccount)
                : "{\"transferId\":\"%s\",\"path\":\"TAKE_OVER\"}".formatted(UUID.randomUUID());
        return withForm("/api/principal-transfers", "transfer", transfer);
    }

    private static AbstractMockHttpServletRequestBuilder<?> withForm(String path, String part, String json) {
        Secrets.noteJson(json);
        return multipart(path)
                .file(new MockMultipartFile(part, "", "application/json", json.getBytes(StandardCharsets.UTF_8)))
                .file(new MockMultipartFile(
                        "stampedForm",
                        "a.pdf",
                        "application/pdf",
                        "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
    }

    // shown to nobody: other tests find no news they did not publish
    private static String notice() {
        return """
                {"announcementId":"%s","kind":"NEWS","audience":"ACCOUNTS","titleZh":"公告","textZh":"內容","from":"2099-01-01"}""".formatted(UUID.randomUUID());
    }

    private String recordFor(Permission row, @Nullable Actor actor) {
        String pattern = row.pattern().getPatternString();
        if (pattern.startsWith("/api/cases/") || pattern.startsWith("/cases/")) {
            // a form is its filer's
            return is(actor, Role.PRINCIPAL_REPORTER) && pattern.matches(".*/(form|submit)")
                    ? caseOfPrincipal
                    : caseOfTutor;
        }
        if (pattern.matches("/api/accounts/\\{id}/(approve|refuse|contact|remove-second-factor)")
                && is(actor, Role.AGENCY_OFFICER)) {
            return principalAccount;
        }
        if (pattern.matches("/api/accounts/\\{id}/(contact|remove-second-factor)") && is(actor, Role.ADMINISTRATOR)) {
            return auditorAccount;
        }
        return switch (pattern.replaceFirst("(?:/api)?/([^/]+).*", "$1")) {
            case "accounts" -> staffAccount;
            case "principal-transfers" ->
                isOfTheApplicant(row) && actor != null && actor.isOfSchool(unit) && !actor.is(Role.TUTOR)
                        ? UUID.randomUUID().toString()
                        : transfer;
            case "transfer-ins" -> transferIn;
            case "mails" -> mail;
            case "webhooks" -> webhook;
            case "erasures" -> erasure;
            case "pupils" -> pupil;
            case "meetings" -> meeting;
            case "register", "register-entries" -> entry;
            // what the receiving school does is done to who is placed in this one
            case "transfers-out" -> pattern.matches(".*/(placement-meeting|class)") ? placement : transferOut;
            case "uploads" -> Objects.requireNonNull(uploads.get(uploaderFor(actor)));
            default -> UUID.randomUUID().toString();
        };
    }

    private static Role uploaderFor(@Nullable Actor actor) {
        if (is(actor, Role.COUNTY_OFFICER)) {
            return Role.COUNTY_OFFICER;
        }
        return is(actor, Role.COUNSELLOR)
                ? Role.COUNSELLOR
                : is(actor, Role.SENIOR_MANAGER) ? Role.SENIOR_MANAGER : Role.TUTOR;
    }

    private String bodyFor(String endpoint) {
        return switch (endpoint) {
            case "POST /api/cases" -> filing(UUID.randomUUID().toString());
            case "PUT /api/cases/{id}/form" -> form(nationalId());
            case "POST /api/cases/{id}/tracking-records" ->
                record(UUID.randomUUID().toString());
            case "POST /api/cases/{id}/suggest-closure" ->
                "{\"closureReason\":\"RETURNED_TO_SCHOOL\",\"description\":\"已返校\"}";
            case "POST /api/cases/{id}/close" -> "{\"closureReason\":\"RETURNED_TO_SCHOOL\"}";
            case "POST /api/cases/{id}/void" ->
                "{\"reason\":\"誤植\",\"letterNumber\":\"府教字第1號\",\"letterDate\":\"2026-01-02\"}";
            case "PUT /api/cases/{id}/trackers/{account}" -> "{\"enabled\":true}";
            case "POST /api/erasures" -> erasureOf(UUID.randomUUID().toString());
            case "POST /api/register/lookup" -> "{\"nationalId\":\"%s\"}".formatted(nationalId());
            case "POST /api/insurance/search" -> "{\"kind\":\"LABOUR\",\"nationalId\":\"%s\"}".formatted(nationalId());
            case "POST /api/transfer-ins" -> arrival(UUID.randomUUID().toString());
            case "POST /api/attendance" -> classList(nationalId());
            case "PUT /api/pupils/{id}/attendance/{day}" -> "{\"mark\":\"ABSENT\",\"reason\":\"誤植\"}";
            case "POST /api/pupils/{id}/conditions" -> "{\"indigenous\":false,\"urgent\":false,\"causeKnown\":false}";
            case "POST /api/pupils/{id}/duties/{dutyId}/meet" ->
                "{\"doneOn\":\"%s\",\"note\":\"與母親通話\"}".formatted(lastSchoolDay());
            case "POST /api/pupils/{id}/report" -> """
                    {"reportedOn":"%s","reference":"1150001","ground":"WITHOUT_LEAVE","mainReason":"FAMILY_CARE",
                     "contactName":"賴組長","contactPhone":"03-1234567"}""".formatted(lastSchoolDay());
            case "POST /api/pupils/{id}/report/correction" -> """
                    {"reportedOn":"%s","reference":"1150011","ground":"WITHOUT_LEAVE","mainReason":"FAMILY_CARE",
                     "contactName":"賴組長","contactPhone":"03-1234567","reason":"編號誤植"}""".formatted(lastSchoolDay());
            case "POST /api/meetings" -> meeting(UUID.randomUUID().toString());
            case "POST /api/meetings/{id}/hold" -> """
                {"heldOn":"%s","participants":[{"who":"HEAD"}],"minutes":[{"pupil":"%s","text":"鄰居稱全家外出"}]}""".formatted(today(), pupil);
            case "POST /api/meetings/{id}/additions" -> "{\"additionId\":\"%s\"}".formatted(UUID.randomUUID());
            case "POST /api/meetings/{id}/cancel" -> "{\"ground\":\"MISTAKE\"}";
            case "POST /api/meetings/{id}/tasks/{taskId}/finish" ->
                "{\"doneOn\":\"%s\",\"note\":\"已訪視\"}".formatted(today());
            case "POST /api/rule-sets/{authority}/{stage}", "POST /api/rule-sets/{authority}/{stage}/preview" ->
                rules();
            case "POST /api/transfers-out" -> certificate(UUID.randomUUID().toString());
            case "POST /api/register-entries/{id}/class-change" -> change();
            case "POST /api/register-entries/{id}/class-change/counselling" ->
                "{\"endedOn\":\"%s\",\"records\":4}".formatted(today());
            case "POST /api/register-entries/{id}/class-change/decision" ->
                "{\"decidedOn\":\"%s\",\"approved\":false,\"minutes\":\"未同意\"}".formatted(today());
            case "POST /api/register-entries/{id}/class-change/evaluation" ->
                "{\"evaluatedOn\":\"%s\",\"settled\":true,\"note\":\"已適應\"}".formatted(today());
            case "POST /api/register-entries/{id}/class-change/forward" ->
                "{\"forwardedOn\":\"%s\",\"bureauLetter\":\"府教字第9號\"}".formatted(today());
            case "PUT /api/places" -> "{\"grade\":11,\"places\":60}";
            case "POST /api/places/notice" ->
                "{\"postedOn\":\"2026-01-22\",\"publicUntil\":\"2026-01-29\",\"bureauLetter\":\"府教字第8號\"}";
            case "POST /api/register-entries" -> entryOf(nationalId());
            case "POST /api/register-entries/search" -> "{\"studentNumber\":\"115001\"}";
            case "POST /api/register-entries/{id}/movements" ->
                "{\"movement\":\"HOME_SCHOOLED\",\"on\":\"%s\"}".formatted(today());
            case "POST /api/register-entries/{id}/return" ->
                "{\"movement\":\"DROPOUT_RETURNED\",\"on\":\"%s\"}".formatted(today());
            case "POST /api/register-entries/{id}/withdraw" ->
                "{\"movement\":\"GRADUATED\",\"on\":\"%s\",\"reason\":\"點錯學生\"}".formatted(today());
            case "POST /api/register-entries/{id}/void" -> "{\"reason\":\"誤登\"}";
            case "POST /api/register-entries/{id}/correct" -> "{\"className\":\"102\",\"reason\":\"誤植\"}";
            case "POST /api/transfers-out/temporary" -> temporaryStudy();
            case "POST /api/transfers-out/{id}/arrival" ->
                "{\"nationalId\":\"%s\",\"channel\":\"PHONE\",\"arrivedOn\":\"%s\",\"receivedOn\":\"%s\"}"
                        .formatted(nationalId(), today(), today());
            case "POST /api/transfers-out/{id}/records" ->
                "{\"cards\":[\"HEALTH\"],\"sentOn\":\"%s\",\"registeredMail\":\"RR123456789TW\",\"copiesKept\":true}"
                        .formatted(today());
            case "POST /api/transfers-out/{id}/receipt" -> "{\"receivedOn\":\"%s\"}".formatted(today());
            case "POST /api/transfers-out/{id}/report" -> """
                    {"reportedOn":"%s","reference":"1150002","mainReason":"FAMILY_CARE","contactName":"賴組長",
                     "contactPhone":"03-1234567"}""".formatted(today());
            case "POST /api/transfers-out/{id}/committee-letter" ->
                "{\"sentOn\":\"%s\",\"reference\":\"府教字第4號\"}".formatted(today());
            case "POST /api/transfers-out/{id}/placement-meeting" ->
                "{\"heldOn\":\"%s\",\"institution\":\"社會局\",\"minutes\":\"由輔導室陪同入班\"}".formatted(today());
            case "POST /api/transfers-out/{id}/class" -> "{\"className\":\"702\"}";
            case "POST /api/transfers-out/{id}/end" -> "{\"endedOn\":\"%s\"}".formatted(today());
            // without a letter: nobody is to lose the office
            case "POST /api/principal-transfers/{id}/approve" -> "{}";
            case "POST /api/accounts" -> newAccount(UUID.randomUUID().toString());
            case "PUT /api/accounts/{id}/roles" -> "{\"roles\":[\"TUTOR\"]}";
            case "PUT /api/accounts/{id}/contact" ->
                "{\"email\":\"new@songtao.example\",\"phone\":\"04-7654321\",\"letterNumber\":\"府教字第2號\"}";
            case "POST /api/schools" ->
                newUnit(Integer.toString(ThreadLocalRandom.current().nextInt(900_000, 990_000)));
            case "PUT /api/schools/{unit}" -> "{\"name\":\"示範高級中學\",\"county\":\"990\",\"authority\":\"AGENCY\"}";
            case "PUT /api/list-settings/columns" -> "{\"columns\":[]}";
            case "PUT /api/list-settings/filters/{filterId}" -> "{\"list\":\"OPEN\"}";
            case "PUT /api/account/notifications" -> "{\"mail\":\"IMMEDIATELY\"}";
            case "POST /api/webhooks", "PUT /api/webhooks/{id}" ->
                "{\"webhookId\":\"%s\",\"url\":\"https://sis.songtao.example\",\"kinds\":[\"CASE_CLOSED\"],\"active\":false}"
                        .formatted(UUID.randomUUID());
            case "PUT /api/schools/{unit}/signatories" -> "{\"signatories\":[\"導師\",\"校長\"]}";
            case "PUT /api/schools/{unit}/contact" ->
                "{\"name\":\"示範高級中學\",\"address\":\"示範縣松濤鎮一號\",\"phone\":\"04-1234567\"}";
            default -> "{\"reason\":\"誤植\",\"letterNumber\":\"府教字第3號\"}";
        };
    }

    private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request, @Nullable Actor actor) {
        if (actor != null) {
            List<SimpleGrantedAuthority> authorities = actor.roles().stream()
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                    .toList();
            request.requestAttr(
                    RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                    new SecurityContextImpl(
                            UsernamePasswordAuthenticationToken.authenticated(actor, null, authorities)));
        }
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String reportedCase(Role filer) {
        String id = UUID.randomUUID().toString();
        succeeds(filer, HttpMethod.POST, "/api/cases", filing(id));
        succeeds(filer, HttpMethod.POST, "/api/cases/" + id + "/submit", "");
        tracked(filer, id);
        succeeds(Role.PRINCIPAL_REPORTER, HttpMethod.POST, "/api/cases/" + id + "/report", "");
        return id;
    }

    private String tracked(Role role, String caseId) {
        String recordId = UUID.randomUUID().toString();
        succeeds(role, HttpMethod.POST, "/api/cases/" + caseId + "/tracking-records", record(recordId));
        return recordId;
    }

    private String applied(String role) {
        String id = UUID.randomUUID().toString();
        String application = """
                {"accountId":"%s","account":"%s","name":"周雅文","email":"yawen@songtao.example","phone":"04-1234567",
                 "school":"%s","roles":["%s"]}""".formatted(id, accountName("new"), unit, role);
        check(perform(
                role.equals("TUTOR")
                        ? json(HttpMethod.POST, "/api/account-applications", application)
                        : withForm("/api/account-applications", "application", application),
                null));
        return id;
    }

    private String transferred() {
        String id = UUID.randomUUID().toString();
        String wanted = "{\"transferId\":\"%s\",\"path\":\"TAKE_OVER\"}".formatted(id);
        check(perform(withForm("/api/principal-transfers", "transfer", wanted), own(Role.TUTOR)));
        return id;
    }

    private static String change() {
        return "{\"requestedOn\":\"%s\",\"reason\":\"與同儕相處困難\"}".formatted(today());
    }

    private String entered() {
        MockHttpServletResponse answer =
                perform(json(HttpMethod.POST, "/api/register-entries", entryOf(nationalId())), own(Role.REGISTRY));
        check(answer);
        try {
            return answer.getContentAsString().replaceFirst("(?s).*\"entryId\":\"([^\"]+)\".*", "$1");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    // the unit is a senior high school
    private static String entryOf(String nationalId) {
        return """
                {"nationalId":"%s","name":"羅以恩","bornOn":"2010-05-20","grade":10,"className":"101","movement":"ADMITTED","on":"%s"}""".formatted(nationalId, today());
    }

    private String watched() {
        MockHttpServletResponse answer =
                perform(json(HttpMethod.POST, "/api/attendance", classList(nationalId())), own(Role.CLASS_TEACHER));
        check(answer);
        try {
            return answer.getContentAsString().replaceFirst("(?s).*\"watchId\":\"([^\"]+)\".*", "$1");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    // by the other unit, in this one
    private void place(JdbcClient jdbc) {
        Actor there = actor(Role.REGISTRY, otherUnit, "990");
        open(there, jdbc);
        String certificate = """
                {"transferOutId":"%s","nationalId":"%s","name":"羅以恩","className":"705","destinationSchool":"%s",
                 "issuedOn":"%s","ground":"PLACEMENT"}""".formatted(placement, nationalId(), unit, today());
        check(perform(json(HttpMethod.POST, "/api/transfers-out", certificate), there));
    }

    private static String certificate(String id) {
        return """
                {"transferOutId":"%s","nationalId":"%s","name":"羅以恩","className":"705","destination":"示範國中",
                 "withinCounty":true,"issuedOn":"%s","ground":"MOVED"}""".formatted(id, nationalId(), today());
    }

    private static String temporaryStudy() {
        return """
                {"transferOutId":"%s","nationalId":"%s","name":"羅以恩","className":"705","destination":"示範國中",
                 "withinCounty":true,"from":"%s","until":"%s"}""".formatted(UUID.randomUUID(), nationalId(), today(), today().plusMonths(1));
    }

    private String meeting(String id) {
        return """
                {"meetingId":"%s","kind":"RESPONSE","day":"%s","place":"校長室","pupils":["%s"],
                 "invited":[{"who":"HEAD"},{"who":"POLICE","organisation":"清泉派出所"}]}""".formatted(id, today(), pupil);
    }

    // of the school: no meeting is called for yesterday
    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Taipei"));
    }

    private static String classList(String nationalId) {
        return """
                {"day":"%s","className":"705","entries":[{"nationalId":"%s","name":"羅以恩","mark":"ABSENT"}]}""".formatted(lastSchoolDay(), nationalId);
    }

    // nobody counts by it: it holds from far away on
    private static String rules() {
        return """
                {"effectiveFrom":"2126-08-01","reason":"府教字第1號",
                 "thresholds":{"daysToReport":3,"longAbsenceDays":7,"longLeaveCount":6,"longLeaveDays":7,"pupilsOnDayTwo":10},
                 "terms":{"stableMonths":1,"reviewMonths":3,"arrivalDays":3,"arrivalDaysElsewhere":3,"arrivalInSchoolDays":true},
                 "ages":{"followUp":15,"register":15,"place":15,"noteZh":"","noteEn":""}}""";
    }

    /** By the default calendar. */
    private static LocalDate lastSchoolDay() {
        return Stream.iterate(today(), day -> day.minusDays(1))
                .filter(new SchoolCalendar(List.of())::isSchoolDay)
                .findFirst()
                .orElseThrow();
    }

    // a county's officer publishes for the county, a head for the school
    private String publisherOf(Permission row, @Nullable Actor actor) {
        if (!row.pattern().getPatternString().contains("/rule-sets/")) {
            return "AGENCY";
        }
        return is(actor, Role.COUNTY_OFFICER) ? "990" : is(actor, Role.HEAD) ? unit : "AGENCY";
    }

    /** Of register facts, which are kept: whoever approves it changes nothing. */
    private String asked() {
        String id = UUID.randomUUID().toString();
        succeeds(Role.AGENCY_OFFICER, HttpMethod.POST, "/api/erasures", erasureOf(id));
        return id;
    }

    private String erasureOf(String id) {
        return """
                {"erasureId":"%s","caseId":"%s","dataClass":"REGISTER","legalBasis":{"code":"SUBJECT_REQUEST"}}""".formatted(id, caseOfTutor);
    }

    private String uploaded(UploadedFile.Purpose purpose, Actor by) {
        byte[] form = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        return ServedEndpoints.context()
                .getBean(Uploads.class)
                .keep(
                        new UploadedFile("a.pdf", "application/pdf", form),
                        purpose,
                        UUID.randomUUID().toString(),
                        unit,
                        accountIdOf(by));
    }

    private static String accountIdOf(Actor actor) {
        return ServedEndpoints.context()
                .getBean(AccountDirectory.class)
                .byName(actor.account())
                .orElseThrow()
                .accountId();
    }

    private String messageOfPrincipal() {
        Pattern id = Pattern.compile("\"notificationId\":\"([^\"]+)\"");
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> id.matcher(inbox())
                                .results()
                                .findFirst()
                                .map(found -> found.group(1))
                                .orElse(""),
                        message -> !message.isEmpty());
    }

    private String inbox() {
        try {
            return perform(request(HttpMethod.GET, "/api/inbox"), own(Role.PRINCIPAL_REPORTER))
                    .getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void succeeds(Role role, HttpMethod method, String path, String body) {
        check(perform(json(method, path, body), own(role)));
    }

    private static AbstractMockHttpServletRequestBuilder<?> json(HttpMethod method, String path, String body) {
        Secrets.noteJson(body);
        return request(method, path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static void check(MockHttpServletResponse answer) {
        if (answer.getStatus() >= 300) {
            throw new AssertionError("The world of the test cannot be made: " + answer.getStatus());
        }
    }

    /** Whose secret cannot be read: a ping goes nowhere. */
    private void insertWebhook(JdbcClient jdbc) {
        jdbc.sql(
                        "INSERT INTO command_side.webhook (webhook_id, url, kinds, secret, active, made_by, made_at)"
                                + " VALUES (?, 'https://sis.songtao.example', '{CASE_CLOSED}', decode(repeat('00', 40), 'hex'), false, 'agency', now())")
                .param(webhook)
                .update();
        jdbc.sql("INSERT INTO command_side.webhook_delivery (delivery_id, webhook_id, kind, at, queued_at, give_up_at,"
                        + " next_attempt, state, ended_at)"
                        + " VALUES (?, ?, 'CASE_CLOSED', now(), now(), now(), now(), 'DEAD', now())")
                .params(delivery, webhook)
                .update();
    }

    /** As the directory knows it; nothing has happened to it. */
    private static void open(Actor actor, JdbcClient jdbc) {
        jdbc.sql("INSERT INTO command_side.account"
                        + " (account_id, account, name, email, phone, school, county, roles, standing, verified)"
                        + " VALUES (:id, :account, '沈佩儀', 'peiyi@songtao.example', '04-1234567', :school, :county,"
                        + " :roles, 'NORMAL', true)")
                .param("id", UUID.randomUUID().toString())
                .param("account", actor.account())
                .param("school", actor.school())
                .param("county", actor.school() == null ? actor.county() : null)
                .param("roles", actor.roles().stream().map(Role::name).toArray(String[]::new))
                .update();
    }

    private static Actor actor(Role role, String school, String county) {
        return new Actor(
                accountName(role.name()),
                Set.of(role),
                OF_SCHOOLS.contains(role) ? school : null,
                OF_SCHOOLS.contains(role) || role == Role.COUNTY_OFFICER ? county : null);
    }

    private static String accountName(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-') + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    private static boolean is(@Nullable Actor actor, Role role) {
        return actor != null && actor.is(role);
    }

    private static String newUnit(String code) {
        return """
                {"school":"%s","division":"DAY","name":"示範高級中學","county":"990","authority":"AGENCY"}""".formatted(code);
    }

    private static String newAccount(String id) {
        return """
                {"accountId":"%s","account":"%s","name":"石文彥","email":"wenyan@agency.example","phone":"02-1234567",
                 "roles":["AUDITOR"]}""".formatted(id, accountName("auditor"));
    }

    private static String arrival(String id) {
        return "{\"transferInId\":\"%s\",\"month\":\"2026-01\",\"nationalIds\":[\"%s\"]}".formatted(id, nationalId());
    }

    private static String filing(String id) {
        return "{\"caseId\":\"%s\",\"leavingType\":\"UNEXCUSED_ABSENCE\",\"form\":%s}"
                .formatted(id, form(nationalId()));
    }

    private static String form(String nationalId) {
        return """
                {"student": {"nationalId": "%s", "name": "王小明", "birthDate": "%s", "identities": ["ORDINARY"],
                             "residentialAddress": "臺中市西區民權路1號"},
                 "guardian": {"name": "王大明", "relation": "FATHER", "phones": ["0975-123-456"]},
                 "leftOn": "%s", "mainReason": {"code": "FAMILY_ECONOMIC"}}""".formatted(nationalId, today().minusYears(16), today().minusDays(10));
    }

    private static String record(String id) {
        return """
                {"recordId": "%s", "trackedAt": "%sT00:00:00+08:00", "method": "PHONE", "dwelling": "AT_HOME",
                 "lifeSituation": "WORKING", "measures": ["SCHOOL_FOLLOW_UP"], "employmentReferral": false,
                 "description": "已電訪"}""".formatted(id, today().minusDays(5));
    }

    private static String nationalId() {
        String digits = "1%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
