package org.rejoin.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rejoin.command.apitoken.ApiTokens;
import org.rejoin.command.session.Sessions;
import org.rejoin.problem.PageRequests;
import org.rejoin.problem.ProblemPage;
import org.rejoin.query.accesslog.AccessLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;

/** The one filter chain of the service. What an account may do to a record is decided by the sides. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ComponentScan
public class AccessConfiguration {

    @Bean
    SecurityFilterChain access(
            HttpSecurity http,
            ProblemPage problems,
            Sessions sessions,
            ApiTokens tokens,
            AccessLog accessLog,
            ObjectProvider<DemoAccounts> demoAccounts) {
        boolean byPassword = demoAccounts.getIfAvailable() != null;
        AuthenticationEntryPoint signIn = (request, response, e) -> {
            if (PageRequests.isAsked(request)) {
                response.sendRedirect(SignInAddress.backTo(request));
                return;
            }
            if (byPassword) {
                offerPassword(request, response);
            }
            problems.answer(request, response, 401);
        };
        // SessionFilter reads sessions, signing in always opens a new one; no token against cross-site requests: ADR 10
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(new CrossSite(problems), HeaderWriterFilter.class)
                .addFilterBefore(new RefusedRequests(accessLog), BasicAuthenticationFilter.class)
                .addFilterBefore(new BearerFilter(tokens, sessions, problems), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SessionFilter(sessions, problems), AnonymousAuthenticationFilter.class)
                // what a role may do at all: the one place
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(new PermissionCheck()))
                .headers(headers -> headers.addHeaderWriter(new PageHeaders()))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(signIn)
                        .accessDeniedHandler((request, response, e) -> {
                            if (PageRequests.isAsked(request)) {
                                PageRequests.show(PermissionCheck.statusOf(e), request, response);
                            } else {
                                refuse(problems, request, response, PermissionCheck.statusOf(e));
                            }
                        }));
        demoAccounts.ifAvailable(accounts ->
                http.authenticationProvider(accounts).httpBasic(basic -> basic.authenticationEntryPoint(signIn)));
        return http.build();
    }

    private static void refuse(
            ProblemPage problems, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        Permission row = Permissions.of(request).orElse(null);
        if (status == 403 && row != null && !row.roles().isEmpty()) {
            problems.refuse(request, response, row.rule(), row.rolesInOrder());
        } else {
            problems.answer(request, response, status);
        }
    }

    private static void offerPassword(HttpServletRequest request, HttpServletResponse response) {
        // a script shows its own form instead of the browser's dialog
        if (request.getHeader("X-Requested-With") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Rejoin demo\", charset=\"UTF-8\"");
        }
    }
}
