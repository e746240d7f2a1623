package org.rejoin.event;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, and the metadata keys under which every event remembers it.
 *
 * @param account account name, never a person's name
 * @param roles what the account is in at that moment
 * @param school unit (school code + division, R-ACC-04) of school staff, else null
 * @param county county code of a county officer, and of school staff the county of the school; else null
 */
public record Actor(
        String account,
        Set<Role> roles,
        @Nullable String school,
        @Nullable String county) {

    public static final String ACCOUNT = "actor";
    public static final String ROLES = "actorRoles";
    public static final String SCHOOL = "actorSchool";
    public static final String COUNTY = "actorCounty";

    /** Acts where no person does: daily jobs, automations. */
    public static final Actor SYSTEM = new Actor("system", Set.of(), null, null);

    public Actor {
        Objects.requireNonNull(account);
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isOfSchool(String other) {
        return other.equals(school);
    }

    public boolean isOfCounty(String other) {
        return other.equals(county);
    }

    public Map<String, String> toMetaData() {
        Map<String, String> metaData = new HashMap<>();
        metaData.put(ACCOUNT, account);
        metaData.put(ROLES, roles.stream().map(Role::name).sorted().collect(Collectors.joining(",")));
        if (school != null) {
            metaData.put(SCHOOL, school);
        }
        if (county != null) {
            metaData.put(COUNTY, county);
        }
        return metaData;
    }

    /** The actor a message names, or {@link #SYSTEM} where it names none. */
    public static Actor from(Map<String, ?> metaData) {
        if (!(metaData.get(ACCOUNT) instanceof String account)) {
            return SYSTEM;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Stream.of(Objects.toString(metaData.get(ROLES), "").split(","))
                .filter(role -> !role.isBlank())
                .map(Role::valueOf)
                .forEach(roles::add);
        return new Actor(account, roles, (String) metaData.get(SCHOOL), (String) metaData.get(COUNTY));
    }
}
