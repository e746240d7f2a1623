package org.rejoin.query.caselist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.page.Dates;
import org.springframework.data.domain.Sort;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A list as its address asks for it: address is state (UI 2), so every link of the page repeats it.
 *
 * @param from as it was typed
 * @param to as it was typed
 */
record AskedList(FindCases query, String from, String to, String sort, Days days) {

    /** @param unreadable names of what is no day, or no range */
    record Days(@Nullable LocalDate first, @Nullable LocalDate last, List<String> unreadable) {

        static Days of(String from, String to) {
            List<String> unreadable = new ArrayList<>();
            LocalDate first = day("from", from, unreadable);
            LocalDate last = day("to", to, unreadable);
            if (first != null && last != null && last.isBefore(first)) {
                unreadable.add("range");
                last = null;
            }
            return new Days(first, last, unreadable);
        }

        private static @Nullable LocalDate day(String name, String typed, List<String> unreadable) {
            if (typed.isBlank()) {
                return null;
            }
            LocalDate day = Dates.parse(typed).orElse(null);
            if (day == null) {
                unreadable.add(name);
            }
            return day;
        }
    }

    AskedList in(FindCases.ListName other, @Nullable LightColour otherLight) {
        return new AskedList(query.in(other, otherLight), from, to, sort, days);
    }

    boolean isFiltered() {
        return !query.statuses().isEmpty()
                || Stream.of(query.leavingType(), days.first(), days.last(), query.number())
                        .anyMatch(Objects::nonNull);
    }

    /** What a form says again to mean the same list. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "list", query.list());
        put(fields, "category", query.category());
        put(fields, "light", query.light());
        query.statuses().forEach(status -> put(fields, "status", status));
        put(fields, "leavingType", query.leavingType());
        put(fields, "from", from);
        put(fields, "to", to);
        put(fields, "q", query.number());
        return fields;
    }

    UriComponentsBuilder address() {
        return address(fields());
    }

    /** Behind the address of another page of the same list. */
    String parameters() {
        return address().queryParam("sort", sort).build().toUriString().substring("/cases".length());
    }

    static String address(KeptFilter filter) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "list", filter.list());
        put(fields, "category", filter.category());
        put(fields, "light", filter.light());
        put(fields, "status", filter.status());
        put(fields, "leavingType", filter.leavingType());
        put(fields, "from", filter.from());
        put(fields, "to", filter.to());
        return address(fields).build().toUriString();
    }

    /** As the access log is told of it: what was looked for, and what could not be read, is left out. */
    String recorded() {
        Map<String, String> fields = fields();
        fields.keySet().removeAll(List.of("q", "from", "to"));
        put(fields, "from", query.from());
        put(fields, "to", query.to());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
    }

    // who is needed first means work: county and agency only read
    static Sort sortOf(String sort, Actor actor) {
        if (!sort.isEmpty()) {
            return ListParameters.sortOf(sort);
        }
        return actor.school() == null ? ListParameters.sortOf("filedAt,desc") : Sort.unsorted();
    }

    private static UriComponentsBuilder address(Map<String, String> fields) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/cases").encode();
        fields.forEach(
                (name, value) -> address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value)));
        return address;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            fields.put(name, value.toString());
        }
    }
}
