package org.rejoin.access;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.apitoken.Scope;
import org.rejoin.event.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the matrix.
 *
 * @param method of the endpoint; * = any
 * @param pattern of the address, as Spring knows it
 * @param roles who may, where the record is theirs
 * @param scope which scope of an API token opens it, null where no token does
 * @param rule by which
 */
record Permission(
        String method,
        PathPattern pattern,
        Decider decider,
        Set<Role> roles,
        @Nullable Scope scope,
        String rule) {

    private static final PathPatternParser PARSER = PathPatternParser.defaultInstance;

    /** Who may meet records at all, and so learn from them why he may not: the school's people and the agency's. */
    private static final Set<Role> MAY_MEET_RECORDS = Set.of(
            Role.PRINCIPAL_REPORTER,
            Role.TUTOR,
            Role.COUNSELLOR,
            Role.SENIOR_MANAGER,
            Role.AGENCY_OFFICER,
            Role.ADMINISTRATOR);

    /** What decides beyond the roles named. */
    enum Decider {
        /** Nothing: no account is needed. */
        NOBODY,
        /** The role alone. */
        CHAIN,
        /** The record: what is not visible is 404 before it is 403 for the role, and a refusal names its blockers. */
        RECORD
    }

    static Permission open(String method, String pattern, String rule) {
        return new Permission(method, PARSER.parse(pattern), Decider.NOBODY, Set.of(Role.values()), null, rule);
    }

    static Permission byRole(String method, String pattern, String rule, Set<Role> roles) {
        return new Permission(method, PARSER.parse(pattern), Decider.CHAIN, roles, null, rule);
    }

    static Permission byRecord(String method, String pattern, String rule, Set<Role> roles) {
        return new Permission(method, PARSER.parse(pattern), Decider.RECORD, roles, null, rule);
    }

    Permission withScope(Scope wanted) {
        return new Permission(method, pattern, decider, roles, wanted, rule);
    }

    /** Method and pattern, by which an endpoint is known. */
    String endpoint() {
        return method + " " + pattern.getPatternString();
    }

    boolean isAt(PathContainer path) {
        return pattern.matches(path);
    }

    boolean takes(String requested) {
        return method.equals("*") || method.equals(requested) || method.equals("GET") && requested.equals("HEAD");
    }

    boolean isOpen() {
        return decider == Decider.NOBODY;
    }

    /** Whether the filter chain lets somebody with these roles through; the record may still refuse. */
    boolean letsThrough(Set<Role> held) {
        return isOpen() || held.stream().anyMatch(this::mayTry);
    }

    private boolean mayTry(Role role) {
        boolean named = roles.contains(role);
        if (named || decider == Decider.CHAIN) {
            return named;
        }
        return MAY_MEET_RECORDS.contains(role) || role == Role.COUNTY_OFFICER && isForCounties();
    }

    // the county sees cases, and no account but its own: whose contact data it learns how to have changed
    private boolean isForCounties() {
        return pattern.getPatternString().startsWith("/api/cases")
                || pattern.getPatternString().startsWith("/cases")
                || pattern.getPatternString().equals("/api/accounts/{id}/contact");
    }

    /** The roles in the order of the documents. */
    Set<Role> rolesInOrder() {
        Set<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        return ordered;
    }
}
