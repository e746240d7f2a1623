package org.rejoin.query.inbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/**
 * Whom a message is for: the principal reporter or the counsellors of a school, or the agency, so that a successor finds it,
 * or one account.
 */
record Recipient(@Nullable String office, @Nullable String account) {

    // no unit has such a code
    private static final String AGENCY = "#agency";
    private static final String COUNSELLORS = "#counsellors";

    static Recipient principalOf(String school) {
        return new Recipient(school, null);
    }

    /** Whoever of the unit has that role; null where it is no office. */
    static @Nullable Recipient of(Role role, String school) {
        return switch (role) {
            case PRINCIPAL_REPORTER -> principalOf(school);
            case COUNSELLOR -> new Recipient(school + COUNSELLORS, null);
            default -> null;
        };
    }

    static Recipient agency() {
        return new Recipient(AGENCY, null);
    }

    static Recipient account(String account) {
        return new Recipient(null, account);
    }

    /** The office an account holds, if any; nobody holds two. */
    static @Nullable String officeOf(Actor actor) {
        if (actor.is(Role.AGENCY_OFFICER)) {
            return AGENCY;
        }
        if (actor.is(Role.COUNSELLOR) && actor.school() != null) {
            return actor.school() + COUNSELLORS;
        }
        return actor.is(Role.PRINCIPAL_REPORTER) ? actor.school() : null;
    }

    boolean isOffice(@Nullable String held) {
        return office != null && office.equals(held);
    }

    boolean is(Actor actor) {
        return office == null ? actor.account().equals(account) : office.equals(officeOf(actor));
    }

    /** The same for the same cause and recipient, so that what was read stays read after a replay. */
    UUID notificationId(String cause) {
        String name = cause + (office == null ? "/account/" + account : "/office/" + office);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
