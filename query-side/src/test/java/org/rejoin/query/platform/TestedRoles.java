package org.rejoin.query.platform;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * The transactions of readers, for the test of one read model that asks it directly: who is named as the actor is signed in
 * meanwhile. No @Configuration, or the side itself would find it.
 */
@Import(DatabaseRoles.class)
public class TestedRoles {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor signedInActor() {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new AskedByAnActor(), (MethodInterceptor) TestedRoles::signedIn);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static @Nullable Object signedIn(MethodInvocation question) throws Throwable {
        Arrays.stream(question.getArguments())
                .filter(Actor.class::isInstance)
                .forEach(actor -> SecurityContextHolder.setContext(new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()))));
        try {
            return question.proceed();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static final class AskedByAnActor extends StaticMethodMatcherPointcut {

        @Override
        public boolean matches(Method method, Class<?> type) {
            return type.getName().startsWith("org.rejoin.query.")
                    && List.of(method.getParameterTypes()).contains(Actor.class);
        }
    }
}
