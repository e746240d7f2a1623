package org.rejoin.command.platform;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.logscan.Secrets;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Sends requests as somebody, and looks what came of them in the event store. */
public final class CommandSideClient {

    static final Actor REGISTRAR = new Actor("registrar-a", Set.of(Role.PRINCIPAL_REPORTER), "990001", "990");
    static final Actor FILER = new Actor("tutor-a", Set.of(Role.TUTOR), "990001", "990");
    static final Actor OTHER_FILER = new Actor("tutor-a2", Set.of(Role.TUTOR), "990001", "990");

    private static final AtomicInteger STUDENTS = new AtomicInteger();

    private final MockMvc mvc;
    private final JdbcClient jdbc;

    CommandSideClient(WebApplicationContext context, JdbcClient jdbc) {
        this.mvc = MockMvcBuilders.webAppContextSetup(context).build();
        this.jdbc = jdbc;
    }

    /** What a caller gets to see of an answer. */
    public record Answer(
            int status,
            @Nullable String etag,
            @Nullable String token,
            @Nullable String location,
            String body) {}

    public record Header(String name, String value) {}

    public static Header key(UUID key) {
        return new Header("Idempotency-Key", key.toString());
    }

    public static Header ifMatch(String version) {
        return new Header("If-Match", version);
    }

    public Answer post(@Nullable Actor actor, String path, String body, Header... headers) {
        return send(actor, HttpMethod.POST, path, body, headers);
    }

    public Answer send(@Nullable Actor actor, HttpMethod method, String path, String body, Header... headers) {
        Secrets.noteJson(body);
        MockHttpServletRequestBuilder request =
                request(method, path).contentType(MediaType.APPLICATION_JSON).content(body);
        return perform(actor, request, headers);
    }

    /** A part of a request: JSON where it has no file name. */
    public record Part(String name, @Nullable String fileName, byte[] content) {

        public static Part json(String name, String json) {
            Secrets.noteJson(json);
            return new Part(name, null, json.getBytes(StandardCharsets.UTF_8));
        }

        public static Part file(String name, String fileName, byte[] content) {
            return new Part(name, fileName, content);
        }
    }

    public Answer upload(@Nullable Actor actor, String path, Part... parts) {
        return upload(actor, path, List.of(parts));
    }

    public Answer upload(@Nullable Actor actor, String path, List<Part> parts, Header... headers) {
        MockMultipartHttpServletRequestBuilder request = multipart(path);
        for (Part part : parts) {
            request.file(new MockMultipartFile(
                    part.name(),
                    part.fileName(),
                    part.fileName() == null ? MediaType.APPLICATION_JSON_VALUE : null,
                    part.content()));
        }
        return perform(actor, request, headers);
    }

    private Answer perform(@Nullable Actor actor, AbstractMockHttpServletRequestBuilder<?> request, Header... headers) {
        for (Header header : headers) {
            request.header(header.name(), header.value());
        }
        if (actor != null) {
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(actor, ""));
        }
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            return new Answer(
                    response.getStatus(),
                    response.getHeader("ETag"),
                    response.getHeader("Consistency-Token"),
                    response.getHeader("Location"),
                    response.getContentAsString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** All start at once; answers in the order of their numbers. */
    public List<Answer> atOnce(int times, IntFunction<Answer> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            CyclicBarrier start = new CyclicBarrier(times);
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                futures.add(threads.submit(() -> {
                    start.await();
                    return request.apply(number);
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A complete draft of a student nobody else names. @return its id */
    String draft() {
        String id = UUID.randomUUID().toString();
        Answer answer = post(FILER, "/api/cases", filing(id));
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return id;
    }

    /** A filing that waits for its first record. @return its id */
    String filed() {
        String id = draft();
        post(FILER, "/api/cases/" + id + "/submit", "");
        return id;
    }

    static String filing(String caseId) {
        return filing(caseId, nationalId());
    }

    static String filing(String caseId, String nationalId) {
        return """
                {"caseId": "%s", "leavingType": "UNEXCUSED_ABSENCE", "form": {
                  "student": {"nationalId": "%s", "name": "王小明", "birthDate": "%s", "identities": ["ORDINARY"],
                              "residentialAddress": "臺中市西區民權路1號"},
                  "guardian": {"name": "王大明", "relation": "FATHER", "phones": ["0975-123-456"]},
                  "leftOn": "2026-01-05", "mainReason": {"code": "FAMILY_ECONOMIC"}}}""".formatted(caseId, nationalId, LocalDate.now().minusYears(16));
    }

    static String record(String recordId, String description) {
        return """
                {"recordId": "%s", "trackedAt": "2026-01-06T09:00:00+08:00", "method": "PHONE", "dwelling": "AT_HOME",
                 "lifeSituation": "WORKING", "measures": ["SCHOOL_FOLLOW_UP"], "employmentReferral": false,
                 "description": "%s"}""".formatted(recordId, description);
    }

    /** Valid, and never given before. */
    static String nationalId() {
        int number = STUDENTS.incrementAndGet();
        String digits = "1%07d".formatted(number);
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }

    public long events(String caseId) {
        return jdbc.sql("SELECT count(*) FROM event_store.domain_event WHERE aggregate_identifier = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    List<Long> versions(String caseId) {
        return jdbc.sql("SELECT sequence_number FROM event_store.domain_event WHERE aggregate_identifier = ?"
                        + " ORDER BY global_index")
                .param(caseId)
                .query(Long.class)
                .list();
    }
}
