package org.rejoin.query.inbox;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/**
 * Whom a message is for: an office of a school, or the agency, so that a successor finds it, or one account.
 */
record Recipient(@Nullable String office, @Nullable String account) {

    // no unit has such a code
    private static final String AGENCY = "#agency";

    /** What the code of the unit is followed by; the database says the same (offices_held). */
    private static final Map<Role, String> OFFICES = new EnumMap<>(Map.of(
            Role.PRINCIPAL_REPORTER, "",
            Role.COUNSELLOR, "#counsellors",
            Role.HEAD, "#head",
            Role.CLASS_TEACHER, "#class-teachers",
            Role.STUDENT_AFFAIRS, "#student-affairs",
            Role.REGISTRY, "#registry",
            Role.COUNSELLING_OFFICE, "#counselling-office"));

    static Recipient principalOf(String school) {
        return Objects.requireNonNull(of(Role.PRINCIPAL_REPORTER, school));
    }

    /** Whoever of the unit has that role; null where it is no office. */
    static @Nullable Recipient of(Role role, String school) {
        String office = OFFICES.get(role);
        return office == null ? null : new Recipient(school + office, null);
    }

    static Recipient agency() {
        return new Recipient(AGENCY, null);
    }

    static Recipient account(String account) {
        return new Recipient(null, account);
    }

    /** The offices an account holds; in a small school one person may hold several. */
    static List<String> officesOf(Actor actor) {
        String school = actor.school();
        Stream<String> ofSchool = school == null
                ? Stream.empty()
                : OFFICES.entrySet().stream()
                        .filter(office -> actor.is(office.getKey()))
                        .map(office -> school + office.getValue());
        return Stream.concat(actor.is(Role.AGENCY_OFFICER) ? Stream.of(AGENCY) : Stream.empty(), ofSchool)
                .toList();
    }

    boolean isOffice(@Nullable String held) {
        return office != null && office.equals(held);
    }

    boolean isAccountOf(Actor actor) {
        return actor.account().equals(account);
    }

    boolean is(Actor actor) {
        return office == null
                ? actor.account().equals(account)
                : officesOf(actor).contains(office);
    }

    /** The same for the same cause and recipient, so that what was read stays read after a replay. */
    UUID notificationId(String cause) {
        String name = cause + (office == null ? "/account/" + account : "/office/" + office);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
