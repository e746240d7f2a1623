package org.rejoin.command.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.FlushMode;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;

/** Sessions in PostgreSQL, the same for all nodes. Immediate: what limits their number must see them all. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "command_side.spring_session", flushMode = FlushMode.IMMEDIATE)
class SessionConfiguration {

    // that a session is used is noted every five seconds: else every reading would wait for a write to be durable
    private static final String UPDATE = """
            UPDATE command_side.spring_session s
               SET session_id = n.session_id, last_access_time = n.last_access_time,
                   max_inactive_interval = n.max_inactive_interval, expiry_time = n.expiry_time,
                   principal_name = n.principal_name
              FROM (SELECT CAST(? AS varchar) AS session_id, CAST(? AS bigint) AS last_access_time,
                           CAST(? AS int) AS max_inactive_interval, CAST(? AS bigint) AS expiry_time,
                           CAST(? AS varchar) AS principal_name) n
             WHERE s.primary_id = ?
               AND (s.last_access_time <= n.last_access_time - 5000 OR s.session_id <> n.session_id
                    OR s.max_inactive_interval <> n.max_inactive_interval
                    OR s.principal_name IS DISTINCT FROM n.principal_name)
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idleSessions(
            @Value("${rejoin.session.idle:30m}") Duration idle) {
        return sessions -> {
            sessions.setDefaultMaxInactiveInterval(idle);
            sessions.setUpdateSessionQuery(UPDATE);
        };
    }

    /** Attributes are texts and nothing else: no object is ever read from the table. */
    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService texts = new GenericConversionService();
        texts.addConverter(Object.class, byte[].class, text -> ((String) text).getBytes(StandardCharsets.UTF_8));
        texts.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return texts;
    }

    @Bean
    CookieSerializer sessionCookie(CookieSecurity security) {
        return new SessionCookie(security);
    }
}
