package org.rejoin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.upload.Uploads;
import org.rejoin.event.Actor;
import org.rejoin.query.accesslog.AccessLog;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Forms and letters name people: given out only once it stands in the access log. The sides do not know each other. */
@ControllerAdvice(basePackageClasses = Uploads.class)
class RecordedDownloads implements ResponseBodyAdvice<byte[]> {

    private final AccessLog log;
    private final Uploads uploads;

    RecordedDownloads(AccessLog log, Uploads uploads) {
        this.log = log;
        this.uploads = uploads;
    }

    @Override
    public boolean supports(MethodParameter endpoint, Class<? extends HttpMessageConverter<?>> converter) {
        // its problems are answered elsewhere
        return ByteArrayHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public byte @Nullable [] beforeBodyWrite(
            byte @Nullable [] file,
            MethodParameter endpoint,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        String id = idIn(((ServletServerHttpRequest) request).getServletRequest());
        log.recordDownload(actor(), uploads.schoolOf(id).orElse(null), id);
        return file;
    }

    private static String idIn(HttpServletRequest request) {
        Map<?, ?> variables = (Map<?, ?>)
                Objects.requireNonNull(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE));
        return Objects.toString(variables.get("id"));
    }

    private static Actor actor() {
        return (Actor) Objects.requireNonNull(
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())
                        .getPrincipal());
    }
}
