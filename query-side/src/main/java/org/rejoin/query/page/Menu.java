package org.rejoin.query.page;

import static org.rejoin.event.Role.ADMINISTRATOR;
import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.AUDITOR;
import static org.rejoin.event.Role.CLASS_TEACHER;
import static org.rejoin.event.Role.COUNSELLING_OFFICE;
import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.COUNTY_OFFICER;
import static org.rejoin.event.Role.HEAD;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.REGISTRY;
import static org.rejoin.event.Role.SENIOR_MANAGER;
import static org.rejoin.event.Role.STUDENT_AFFAIRS;
import static org.rejoin.event.Role.TUTOR;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rejoin.event.Role;

/** The menu by role (SPEC 1.11.3). What one may not use is not in it, nor what no controller serves. */
final class Menu {

    private static final Set<Role> EVERYBODY = Set.of(Role.values());
    private static final Set<Role> READERS =
            Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER, AUDITOR);

    private static final List<Entry> ENTRIES = List.of(
            new Entry("", "home", "/", "home", EVERYBODY),
            new Entry(
                    "",
                    "inbox",
                    "/inbox",
                    "bell",
                    Set.of(
                            PRINCIPAL_REPORTER,
                            TUTOR,
                            COUNSELLOR,
                            SENIOR_MANAGER,
                            COUNTY_OFFICER,
                            AGENCY_OFFICER,
                            ADMINISTRATOR,
                            HEAD,
                            CLASS_TEACHER,
                            STUDENT_AFFAIRS,
                            REGISTRY,
                            COUNSELLING_OFFICE)),
            new Entry("", "news", "/news", "news", EVERYBODY),
            new Entry("", "downloads", "/downloads", "book", EVERYBODY),
            new Entry("categories", "EARLY_LEAVING", "/cases?category=EARLY_LEAVING", "away", READERS),
            new Entry("categories", "LONG_TERM_ABSENCE", "/cases?category=LONG_TERM_ABSENCE", "long", READERS),
            new Entry("categories", "TRANSFER", "/cases?category=TRANSFER", "swap", READERS),
            new Entry("work", "new", "/cases/new", "plus", Set.of(PRINCIPAL_REPORTER, TUTOR)),
            new Entry("work", "transfer-ins", "/transfer-ins", "in", Set.of(PRINCIPAL_REPORTER, TUTOR)),
            new Entry(
                    "work",
                    "search",
                    "/cases/search",
                    "find",
                    Set.of(PRINCIPAL_REPORTER, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER)),
            new Entry(
                    "work",
                    "insurance",
                    "/insurance",
                    "shield",
                    Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, COUNTY_OFFICER)),
            new Entry("work", "board", "/board", "eye", Set.of(HEAD)),
            new Entry("work", "pupils", "/pupils", "tick", Role.OF_COMPULSORY_SCHOOL),
            new Entry("work", "attendance", "/attendance", "list", Set.of(CLASS_TEACHER, STUDENT_AFFAIRS, REGISTRY)),
            new Entry("work", "meetings", "/meetings", "people", Role.OF_COMPULSORY_SCHOOL),
            new Entry("work", "transfers-out", "/transfers-out", "swap", Set.of(HEAD, REGISTRY, COUNSELLING_OFFICE)),
            new Entry("work", "register", "/register", "book", Set.of(HEAD, REGISTRY)),
            new Entry("work", "obligations", "/obligations", "clock", READERS),
            new Entry(
                    "statistics",
                    "statistics",
                    "/statistics",
                    "chart",
                    Set.of(PRINCIPAL_REPORTER, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER, AUDITOR)),
            new Entry(
                    "school",
                    "accounts",
                    "/accounts",
                    "people",
                    Set.of(PRINCIPAL_REPORTER, AGENCY_OFFICER, ADMINISTRATOR)),
            new Entry(
                    "school",
                    "principal-transfers",
                    "/principal-transfers",
                    "return",
                    Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, AGENCY_OFFICER, ADMINISTRATOR)),
            new Entry(
                    "school",
                    "plans",
                    "/plans",
                    "up",
                    Set.of(PRINCIPAL_REPORTER, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER)),
            // the others find it beside the audit
            new Entry("school", "access-log", "/access-log", "eye", Set.of(PRINCIPAL_REPORTER)),
            new Entry("school", "schools", "/schools", "house", Set.of(AGENCY_OFFICER, ADMINISTRATOR)),
            new Entry("school", "calendars", "/calendars", "long", Set.of(AGENCY_OFFICER, ADMINISTRATOR)),
            new Entry(
                    "school",
                    "rule-sets",
                    "/rule-sets",
                    "book",
                    Set.of(HEAD, COUNTY_OFFICER, AGENCY_OFFICER, ADMINISTRATOR)),
            new Entry("school", "audit", "/audit", "shield", Set.of(AUDITOR, AGENCY_OFFICER, ADMINISTRATOR)),
            new Entry("school", "admin", "/admin", "gear", Set.of(ADMINISTRATOR)),
            new Entry("school", "settings", "/settings", "gear", EVERYBODY));

    // and one for all the rest
    private static final int MOST_TABS = 4;

    private Menu() {}

    /** @param key of its word: {@code menu.<key>} */
    record Entry(String group, String key, String href, String icon, Set<Role> roles) {

        String path() {
            return href.contains("?") ? href.substring(0, href.indexOf('?')) : href;
        }

        boolean isFor(Set<Role> held) {
            return held.stream().anyMatch(roles::contains);
        }
    }

    /** By group, in the order of the menu. */
    static Map<String, List<Entry>> of(Set<Role> roles, Predicate<String> isServed) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        entriesFor(roles, isServed)
                .forEach(entry -> groups.merge(
                        entry.group(), List.of(entry), (before, one) -> Stream.concat(before.stream(), one.stream())
                                .toList()));
        return groups;
    }

    /** Five at most, for the thumb; who counts instead of filing has the figures there. */
    static List<Entry> tabs(Set<Role> roles, Predicate<String> isServed) {
        List<Entry> mine = entriesFor(roles, isServed).toList();
        String third = mine.stream().anyMatch(entry -> entry.key().equals("new")) ? "new" : "statistics";
        return Arrays.asList("home", "board", "pupils", "attendance", "EARLY_LEAVING", third, "inbox").stream()
                .flatMap(key -> mine.stream().filter(entry -> entry.key().equals(key)))
                .limit(MOST_TABS)
                .toList();
    }

    private static Stream<Entry> entriesFor(Set<Role> roles, Predicate<String> isServed) {
        return ENTRIES.stream().filter(entry -> entry.isFor(roles) && isServed.test(entry.path()));
    }
}
