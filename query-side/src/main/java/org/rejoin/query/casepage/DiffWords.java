package org.rejoin.query.casepage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.page.Dates;
import org.rejoin.query.page.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Tells a difference in the words of the form: which field, what stood there, what stands there now. */
final class DiffWords {

    /** What a person neither wrote nor reads: names of records, and what follows from the rest. */
    static final Set<String> UNSAID = Set.of(
            "caseId",
            "version",
            "recordId",
            "transferInId",
            "light",
            "lightReason",
            "dutyLight",
            "obligations",
            "counsellingHidden",
            "erased",
            "source",
            "askedAt",
            "filled",
            "changedAt",
            "importedFrom");

    private static final Set<String> MASKED = Set.of("nationalId", "registeredAddress", "residentialAddress", "phones");
    private static final Set<String> PEOPLE = Set.of("filedBy", "by", "writtenBy", "account", "registerOverriddenBy");

    private final Words words;
    private final Dates dates;

    DiffWords(Words words, Dates dates) {
        this.words = words;
        this.dates = dates;
    }

    enum Sign {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A line of the table. */
    record Line(Sign sign, String field, String before, String after) {}

    List<Line> lines(List<CaseDiff.Change> changes) {
        return changes.stream()
                .flatMap(DiffWords::fields)
                .filter(change -> steps(change.pointer()).stream().noneMatch(UNSAID::contains))
                .map(this::line)
                .filter(line -> !line.before().equals(line.after()))
                .toList();
    }

    /** A form that was not there before is told field by field. */
    private static Stream<CaseDiff.Change> fields(CaseDiff.Change change) {
        JsonNode before = nodeOf(change.before());
        JsonNode after = nodeOf(change.after());
        if (!change.pointer().startsWith("/form") || !before.isObject() && !after.isObject()) {
            return Stream.of(change);
        }
        Set<String> names = new LinkedHashSet<>(after.propertyNames());
        names.addAll(before.propertyNames());
        return names.stream()
                .map(name -> new CaseDiff.Change(change.pointer() + "/" + name, before.path(name), after.path(name)))
                .flatMap(DiffWords::fields);
    }

    private static JsonNode nodeOf(@Nullable Object value) {
        return value instanceof JsonNode node ? node : MissingNode.getInstance();
    }

    private Line line(CaseDiff.Change change) {
        String before = value(change.pointer(), nodeOf(change.before()));
        String after = value(change.pointer(), nodeOf(change.after()));
        Sign sign = before.isEmpty() ? Sign.ADDED : after.isEmpty() ? Sign.REMOVED : Sign.CHANGED;
        return new Line(sign, field(change.pointer()), before, after);
    }

    /** 監護人 › 姓名 */
    private String field(String pointer) {
        List<String> names = new ArrayList<>();
        for (String step : steps(pointer)) {
            if (step.matches("[0-9]+")) {
                names.set(
                        names.size() - 1,
                        words.text("diff.nth", names.get(names.size() - 1), Integer.parseInt(step) + 1));
            } else if (!step.equals("form")) {
                names.add(words.text("diff." + step));
            }
        }
        return String.join(" › ", names);
    }

    private String value(String pointer, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            List<String> all = new ArrayList<>();
            value.forEach(one -> all.add(value(pointer, one)));
            return String.join(words.text("words.and"), all);
        }
        if (value.isObject()) {
            return value.propertyNames().stream()
                    .filter(name -> !UNSAID.contains(name))
                    .map(name -> new String[] {name, value(pointer + "/" + name, value.path(name))})
                    .filter(told -> !told[1].isEmpty())
                    .map(told -> words.text("diff.is", words.text("diff." + told[0]), told[1]))
                    .collect(Collectors.joining("\n"));
        }
        return plain(pointer, value.asString(""));
    }

    private String plain(String pointer, String value) {
        String name = nameOf(pointer);
        if (MASKED.contains(name)) {
            return Masked.text(value);
        }
        if (PEOPLE.contains(name)) {
            return words.person(value);
        }
        return switch (name) {
            case "leavingType" -> words.code("leaving-types", value);
            case "status" -> words.text((pointer.contains("trackingRecords") ? "diff.record." : "lamp.") + value);
            case "closureReason" -> words.text("closure." + value);
            case "outcome" -> words.text("diff.outcome." + value);
            case "sex" -> words.text("sex." + value);
            case "method" -> words.code("tracking-methods", value);
            case "dwelling" -> words.code("dwellings", value);
            case "lifeSituation" -> words.code("life-situations", value);
            case "measures" -> words.code("measures", value);
            case "relation" -> words.code("relations", value);
            case "programme" -> words.code("programmes", value);
            case "identities" -> words.code("identities", value);
            case "familySituation" -> words.code("family-situations", value);
            case "intentions" -> words.code("intentions", value);
            case "code" -> words.code("leaving-reasons", value);
            case "county" -> words.code("counties", value);
            case "school", "destinationSchool" -> words.unit(value);
            case "registerChecked", "employmentReferral", "enabled", "withdrawn" -> words.text("diff.value." + value);
            default -> moment(name, value);
        };
    }

    private String moment(String name, String value) {
        try {
            if (name.equals("at") || name.endsWith("At")) {
                return dates.minute(Instant.parse(value));
            }
            return name.endsWith("On") || name.endsWith("Date") ? dates.day(LocalDate.parse(value)) : value;
        } catch (DateTimeException e) {
            return value; // erased: it says so itself
        }
    }

    private static String nameOf(String pointer) {
        List<String> names =
                steps(pointer).stream().filter(step -> !step.matches("[0-9]+")).toList();
        return names.get(names.size() - 1);
    }

    private static List<String> steps(String pointer) {
        return List.of(pointer.substring(1).split("/"));
    }
}
