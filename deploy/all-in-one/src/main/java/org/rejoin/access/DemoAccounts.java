package org.rejoin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.casefile.TutorDirectory;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Two schools of one county to try the service with. The password is published: there is nothing to hash. */
@Component
@Primary // of the directories of tutors, while these are no real accounts
@Profile(DemoAccounts.PROFILE)
class DemoAccounts implements AuthenticationProvider, TutorDirectory {

    /** A production that also names the demo is still a production. */
    static final String PROFILE = "demo & !production";

    private static final byte[] PASSWORD = "Rejoin-demo-2026".getBytes(StandardCharsets.UTF_8);
    private static final String COUNTY = "990";

    private static final Map<String, Actor> ACCOUNTS = Stream.of(
                    staff("registrar-a", "990001", Role.PRINCIPAL_REPORTER),
                    staff("tutor-a", "990001", Role.TUTOR),
                    staff("tutor-a2", "990001", Role.TUTOR),
                    staff("counsellor-a", "990001", Role.COUNSELLOR),
                    staff("manager-a", "990001", Role.SENIOR_MANAGER),
                    staff("registrar-b", "990002", Role.PRINCIPAL_REPORTER),
                    staff("tutor-b", "990002", Role.TUTOR),
                    new Actor("county", Set.of(Role.COUNTY_OFFICER), null, COUNTY),
                    new Actor("agency", Set.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR), null, null))
            .collect(Collectors.toUnmodifiableMap(Actor::account, Function.identity()));

    private static Actor staff(String account, String school, Role role) {
        return new Actor(account, Set.of(role), school, COUNTY);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Actor actor = ACCOUNTS.get(attempt.getName());
        boolean password = MessageDigest.isEqual(PASSWORD, bytes(attempt.getCredentials()));
        if (actor == null || !password) {
            throw new BadCredentialsException("unknown account or wrong password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                actor,
                null,
                actor.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList());
    }

    @Override
    public boolean isPureTutorOf(String account, String school) {
        Actor actor = ACCOUNTS.get(account);
        return actor != null && actor.isOfSchool(school) && actor.roles().equals(Set.of(Role.TUTOR));
    }

    private static byte[] bytes(@Nullable Object credentials) {
        return credentials == null ? new byte[0] : credentials.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
