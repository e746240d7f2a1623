package org.rejoin.term;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.signin.MovableClock;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service through the term: what time it is, whether it is there, and that it has done what there is to do. */
final class RunningTerm implements AutoCloseable {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final Path data = Service.temporaryData();
    private final Set<String> known = new TreeSet<>();
    private @Nullable Service service;
    private @Nullable MockMvc mvc;
    int starts;

    void isNow(LocalDateTime moment) {
        clock.moveTo(moment.atZone(TAIPEI).toInstant());
    }

    void start(LocalDateTime moment) {
        isNow(moment);
        Service started = Service.start(data, clock, "--rejoin.deadlines.poll=25ms");
        WebApplicationContext context =
                WebApplicationContextUtils.getRequiredWebApplicationContext(started.beanOf(ServletContext.class));
        DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(context);
        mvc = builder.addFilters(
                        context.getBean("springSessionRepositoryFilter", Filter.class),
                        context.getBean("springSecurityFilterChain", Filter.class))
                .build();
        service = started;
        starts++;
    }

    void stop() {
        Objects.requireNonNull(service).close();
        service = null;
    }

    As agency() {
        return As.account(Objects.requireNonNull(service).address(), "agency");
    }

    void publishesCalendar(String county, String csv) {
        As.Answer answer =
                agency().upload("/api/calendars/" + county, "calendar.csv", csv.getBytes(StandardCharsets.UTF_8));
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.toString());
        }
    }

    JsonNode asks(Actor actor, HttpMethod method, String path, Object body) {
        if (known.add(actor.account())) {
            opens(actor);
        }
        List<SimpleGrantedAuthority> authorities = actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        SecurityContextImpl signedIn =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(actor, null, authorities));
        try {
            MockHttpServletResponse answer = Objects.requireNonNull(mvc)
                    .perform(MockMvcRequestBuilders.request(method, java.net.URI.create(path))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body.toString())
                            .requestAttr(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME, signedIn))
                    .andReturn()
                    .getResponse();
            if (answer.getStatus() / 100 != 2) {
                throw new AssertionError(
                        path + " " + body + " was answered " + answer.getStatus() + " " + answer.getContentAsString());
            }
            return answer.getContentAsString().isEmpty()
                    ? JSON.createObjectNode()
                    : JSON.readTree(answer.getContentAsString());
        } catch (AssertionError refused) {
            throw refused;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void opens(Actor actor) {
        database()
                .sql("INSERT INTO command_side.account"
                        + " (account_id, account, name, email, phone, school, county, roles, standing, verified)"
                        + " VALUES (:id, :account, '沈佩儀', 'peiyi@songtao.example', '04-1234567', :school, NULL,"
                        + " :roles, 'NORMAL', true)")
                .param("id", UUID.randomUUID().toString())
                .param("account", actor.account())
                .param("school", actor.school())
                .param("roles", actor.roles().stream().map(Role::name).toArray(String[]::new))
                .update();
    }

    JdbcClient database() {
        return Objects.requireNonNull(service).beanOf(JdbcClient.class);
    }

    /** Nothing is due any more. */
    void becomesQuiet() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (due() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Still " + due() + " deadlines due");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private long due() {
        return database()
                .sql("SELECT count(*) FROM command_side.deadline WHERE picked OR execution_time <= ?::timestamptz")
                .param(clock.instant().toString())
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        if (service != null) {
            stop();
        }
    }
}
