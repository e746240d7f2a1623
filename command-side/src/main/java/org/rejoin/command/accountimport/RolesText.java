package org.rejoin.command.accountimport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rejoin.event.Role;

/** Roles as people type them: the word of the documents or the code, several with a mark between. */
final class RolesText {

    private static final Map<String, Role> WORDS = Map.of(
            "導師", Role.TUTOR,
            "輔導人員", Role.COUNSELLOR,
            "一級主管", Role.SENIOR_MANAGER,
            "校長", Role.HEAD,
            "級任導師", Role.CLASS_TEACHER,
            "學務處", Role.STUDENT_AFFAIRS,
            "註冊組", Role.REGISTRY,
            "輔導室", Role.COUNSELLING_OFFICE);

    private static final Map<String, Role> ROLES = Stream.concat(
                    WORDS.entrySet().stream(), WORDS.values().stream().map(role -> Map.entry(role.name(), role)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

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
