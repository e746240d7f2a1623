package org.rejoin.command.accountimport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.event.Role;

/** Roles as people type them: the word of the documents or the code, several with a mark between. */
final class RolesText {

    private static final Map<String, Role> ROLES = Map.of(
            "導師", Role.TUTOR,
            "輔導人員", Role.COUNSELLOR,
            "一級主管", Role.SENIOR_MANAGER,
            "TUTOR", Role.TUTOR,
            "COUNSELLOR", Role.COUNSELLOR,
            "SENIOR_MANAGER", Role.SENIOR_MANAGER);

    private RolesText() {}

    /** Tutors where nothing is said; empty where one is no role of a school. */
    static Optional<List<Role>> of(String text) {
        if (text.isEmpty()) {
            return Optional.of(List.of(Role.TUTOR));
        }
        List<String> words = Stream.of(text.split("[、,，;；]")).map(String::strip).toList();
        return ROLES.keySet().containsAll(words)
                ? Optional.of(words.stream().map(ROLES::get).toList())
                : Optional.empty();
    }
}
