package org.rejoin.access;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.PersonalAnswer;
import org.rejoin.event.Actor;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.AccessLog;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** What other authorities know of a student is told only once it stands in the access log. The sides do not know each other. */
@ControllerAdvice(basePackages = "org.rejoin.command")
class RecordedLookUps implements ResponseBodyAdvice<Object> {

    private final AccessLog log;

    RecordedLookUps(AccessLog log) {
        this.log = log;
    }

    @Override
    public boolean supports(MethodParameter endpoint, Class<? extends HttpMessageConverter<?>> converter) {
        return PersonalAnswer.class.isAssignableFrom(endpoint.getParameterType());
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object answer,
            MethodParameter endpoint,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (answer instanceof PersonalAnswer personal) {
            String caseId = personal.becauseOf();
            log.recordLookUp(
                    actor(), actionOf(personal), personal.asked(), caseId == null ? null : UUID.fromString(caseId));
        }
        return answer;
    }

    private static AccessAction actionOf(PersonalAnswer answer) {
        return answer.asked().startsWith("REGISTER")
                ? AccessAction.REGISTER_LOOKED_UP
                : AccessAction.INSURANCE_LOOKED_UP;
    }

    private static Actor actor() {
        return (Actor) Objects.requireNonNull(
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())
                        .getPrincipal());
    }
}
