package org.rejoin.query.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.page.PageController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds a request that sends a consistency token back until the groups of {@link ReadsFrom} cover it. */
@Component
class ReadYourWrites implements HandlerInterceptor, WebMvcConfigurer {

    static final String HEADER = "Consistency-Token";

    /** The same from a browser, on its way to the next page. */
    static final String COOKIE = "REJOIN_SEEN";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Projections projections;

    ReadYourWrites(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        ReadsFrom readsFrom = readsFrom(method);
        String token = request.getHeader(HEADER);
        if (token != null && readsFrom != null && !await(readsFrom.value(), indexOf(token))) {
            throw new NotYetVisible();
        }
        if (readsFrom != null && isPage(method) && !await(readsFrom.value(), keptBy(request))) {
            request.setAttribute(ReadsFrom.UNSETTLED, true);
        }
        return true;
    }

    private static boolean isPage(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getBeanType(), PageController.class);
    }

    // what a script of the page set, for the next page cannot be asked for with a header
    private static long keptBy(HttpServletRequest request) {
        return Arrays.stream(request.getCookies() == null ? new Cookie[0] : request.getCookies())
                .filter(cookie ->
                        cookie.getName().equals(COOKIE) && cookie.getValue().matches("[0-9]{1,18}"))
                .mapToLong(cookie -> Long.parseLong(cookie.getValue()))
                .findFirst()
                .orElse(-1);
    }

    private static @Nullable ReadsFrom readsFrom(HandlerMethod method) {
        ReadsFrom onMethod = method.getMethodAnnotation(ReadsFrom.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), ReadsFrom.class);
    }

    private static long indexOf(String token) {
        // at most 18 digits fit a long
        if (!token.matches("[0-9]{1,18}")) {
            throw new InvalidRequest(HEADER, "INVALID_CONSISTENCY_TOKEN");
        }
        return Long.parseLong(token);
    }

    private boolean await(String[] groups, long index) {
        if (index < 0) {
            return true;
        }
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        long pause = FIRST_PAUSE_NANOS;
        for (String group : groups) {
            while (!projections.covers(group, index)) {
                if (System.nanoTime() - deadline >= 0) {
                    return false;
                }
                LockSupport.parkNanos(pause);
                pause = Math.min(LONGEST_PAUSE_NANOS, pause * 2);
            }
        }
        return true;
    }
}
