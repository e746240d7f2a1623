package org.rejoin.access;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.apitoken.Scope;
import org.rejoin.command.credential.Credentials;
import org.rejoin.event.Actor;
import org.rejoin.logscan.Secrets;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with a password. Signing in takes a while: it is done once, and the session it opened is copied in the database, so
 * that every request may end one of its own.
 */
final class Holder {

    private static final String PASSWORD = "Meihua-7-Kaoliang";
    private static final JsonMapper JSON = new JsonMapper();

    private final Actor actor;
    private final MockMvc mvc;
    private final JdbcClient jdbc = ServedEndpoints.context().getBean(JdbcClient.class);
    private final KnownAccount account;
    private List<Attribute> session = List.of();

    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    private record Attribute(String name, byte[] content) {}

    Holder(Actor actor, MockMvc mvc) {
        this.actor = actor;
        this.mvc = mvc;
        this.account = ServedEndpoints.context()
                .getBean(AccountDirectory.class)
                .byName(actor.account())
                .orElseThrow();
        Credentials credentials = ServedEndpoints.context().getBean(Credentials.class);
        credentials.set(account.accountId(), credentials.check(account, PASSWORD));
    }

    /** Of a password set so many days ago. */
    Holder passwordOfDaysAgo(int days) {
        jdbc.sql("UPDATE command_side.credential SET set_at = now() - make_interval(days => ?) WHERE account_id = ?")
                .params(days, account.accountId())
                .update();
        return this;
    }

    Holder signsIn() {
        MockHttpServletResponse answer = perform(post("/api/sessions")
                .contentType(MediaType.APPLICATION_JSON)
                .content(noted("{\"account\":\"%s\",\"password\":\"%s\"}".formatted(actor.account(), PASSWORD))));
        Cookie cookie = Objects.requireNonNull(answer.getCookie("REJOIN_SESSION"));
        session = jdbc.sql("""
                        SELECT attribute_name, attribute_bytes FROM command_side.spring_session_attributes
                          JOIN command_side.spring_session ON primary_id = session_primary_id WHERE session_id = ?""")
                .param(idOf(cookie))
                .query((row, n) -> new Attribute(row.getString(1), row.getBytes(2)))
                .list();
        return this;
    }

    /** A session that is open, and proved to be. */
    Cookie openSession() {
        String id = UUID.randomUUID().toString();
        long now = System.currentTimeMillis();
        jdbc.sql("INSERT INTO command_side.spring_session (primary_id, session_id, creation_time, last_access_time,"
                        + " max_inactive_interval, expiry_time, principal_name) VALUES (?, ?, ?, ?, 1800, ?, ?)")
                .params(id, id, now, now, now + 1_800_000, account.accountId())
                .update();
        session.forEach(attribute -> jdbc.sql("INSERT INTO command_side.spring_session_attributes VALUES (?, ?, ?)")
                .params(id, attribute.name(), attribute.content())
                .update());
        Cookie cookie = new Cookie(
                "REJOIN_SESSION", Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII)));
        Secrets.noteHeader("Cookie", "REJOIN_SESSION=" + cookie.getValue());
        int status = perform(get("/api/session").cookie(cookie)).getStatus();
        if (status != 200) {
            throw new AssertionError("The session is not open: " + status);
        }
        return cookie;
    }

    Cookie expiredSession() {
        Cookie cookie = openSession();
        jdbc.sql("UPDATE command_side.spring_session SET last_access_time = last_access_time - 1801000,"
                        + " expiry_time = expiry_time - 1801000 WHERE session_id = ?")
                .param(idOf(cookie))
                .update();
        return cookie;
    }

    Cookie endedSession() {
        Cookie cookie = openSession();
        perform(delete("/api/session").cookie(cookie));
        return cookie;
    }

    String token(Scope scope) {
        MockHttpServletResponse answer = perform(post("/api/tokens")
                .cookie(openSession())
                .contentType(MediaType.APPLICATION_JSON)
                .content(noted("""
                        {"tokenId":"%s","name":"%s","scopes":["%s"],"expiresOn":"%s","password":"%s"}""".formatted(
                                UUID.randomUUID(), scope, scope, LocalDate.now().plusDays(30), PASSWORD))));
        String token =
                JSON.readTree(answer.getContentAsByteArray()).path("token").asString();
        Secrets.noteHeader("Authorization", "Bearer " + token);
        return token;
    }

    private static String noted(String json) {
        Secrets.noteJson(json);
        return json;
    }

    private static String idOf(Cookie cookie) {
        return new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.US_ASCII);
    }

    private MockHttpServletResponse perform(RequestBuilder request) {
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
