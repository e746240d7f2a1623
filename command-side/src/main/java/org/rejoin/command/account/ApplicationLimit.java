package org.rejoin.command.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.rejoin.command.throttle.CallLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How often an address may apply, counted before anything of the application is read: it may be a large file. */
@Component
class ApplicationLimit implements HandlerInterceptor, WebMvcConfigurer {

    private final CallLimit limit;

    ApplicationLimit(@Value("${rejoin.accounts.applications-per-hour:60}") int applications) {
        limit = new CallLimit(applications, Duration.ofHours(1));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(ApplicationController.PATH);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        limit.countAddress(request.getRemoteAddr());
        return true;
    }
}
