package org.rejoin.command.absence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.Pupil;
import org.rejoin.command.absence.AbsenceWatchCommand.RecordAttendance;
import org.rejoin.command.student.KnownStudents;
import org.rejoin.command.student.Students;
import org.rejoin.event.absence.Mark;
import org.springframework.stereotype.Component;

/** Records a list line by line, in one transaction: all of it, or nothing. */
@Component
class ClassLists {

    private final Students students;
    private final KnownStudents known;
    private final Watches watches;
    private final Births births;
    private final KnownNames names;

    ClassLists(Students students, KnownStudents known, Watches watches, Births births, KnownNames names) {
        this.students = students;
        this.known = known;
        this.watches = watches;
        this.births = births;
        this.names = names;
    }

    /** How each pupil stands then, in the order of the lines. */
    record Recorded(List<PupilStanding> results) {}

    private record Placed(
            int place, AbsenceWatchId watch, @Nullable String student, ClassList.Line line) {}

    @CommandHandler
    Recorded decide(ClassList list, MetaData whoAndWhen) {
        PupilStanding[] standings = new PupilStanding[list.lines().size()];
        Arrays.fill(standings, PupilStanding.UNTRACED);
        RefusedLines refused = new RefusedLines(list.ofFile());
        List<Placed> lines = inOneOrder(list);
        Set<String> watched = watches.existing(lines.stream().map(Placed::watch).toList());
        if (lines.size() > 1) {
            births.ofMany(list.school());
        }
        Map<String, String> calledThere = calledThere(list.school(), lines, watched);
        watches.load(lines.stream().map(next -> next.watch().value()).filter(watched::contains));
        for (Placed next : lines) {
            try {
                requireKnown(next, watched);
                requireSameName(next, calledThere);
                standings[next.place()] = standing(list.school(), next, watched, whoAndWhen);
            } catch (Refused refusal) {
                refused.add(next.line(), refusal);
            } catch (Invalid problem) {
                refused.add(next.line(), problem);
            }
        }
        refused.throwIfAny();
        return new Recorded(List.of(standings));
    }

    private PupilStanding standing(String school, Placed next, Set<String> watched, MetaData whoAndWhen) {
        ClassList.Line line = next.line();
        return line.reason() == null
                ? watches.record(command(school, next), watched, whoAndWhen)
                : watches.correct(
                        new CorrectAttendance(next.watch(), line.day(), line.mark(), line.leave(), line.reason()),
                        watched,
                        whoAndWhen);
    }

    // the same for all lists, those watched before first: who is at a pupil another list is at waits for it there,
    // and in a circle only where a watch was begun between the two
    private List<Placed> inOneOrder(ClassList list) {
        Map<String, String> ids = new HashMap<>(known.known(nationalIds(list, line -> true)));
        ids.putAll(students.idsOf(nationalIds(list, line -> line.mark() != Mark.PRESENT || line.reason() != null)));
        return IntStream.range(0, list.lines().size())
                // who is present and was never away leaves no trace, not even a pseudonym (R-SCOPE-08)
                .filter(place -> list.lines().get(place).pupil() != null
                        || ids.containsKey(list.lines().get(place).nationalId()))
                .mapToObj(place -> placed(place, list, ids))
                .sorted(Comparator.comparing((Placed next) -> next.watch().value())
                        .thenComparing(next -> next.line().day())
                        .thenComparing(Placed::place))
                .toList();
    }

    private static Set<String> nationalIds(ClassList list, Predicate<ClassList.Line> which) {
        return list.lines().stream()
                .filter(line -> line.pupil() == null)
                .filter(which)
                .map(ClassList.Line::nationalId)
                .collect(Collectors.toSet());
    }

    private static Placed placed(int place, ClassList list, Map<String, String> ids) {
        ClassList.Line line = list.lines().get(place);
        if (line.pupil() != null) {
            return new Placed(place, line.pupil(), null, line);
        }
        String student = Objects.requireNonNull(ids.get(line.nationalId()));
        return new Placed(place, AbsenceWatchId.of(list.school(), student), student, line);
    }

    // of whom one has but the id there must be days already
    private static void requireKnown(Placed next, Set<String> watched) {
        if (next.student() == null && !watched.contains(next.watch().value())) {
            throw new Refused(AbsenceBlocker.PUPIL_NOT_FOUND);
        }
    }

    // of who is present and was never away nothing is written down that could be another's
    private Map<String, String> calledThere(String school, List<Placed> lines, Set<String> watched) {
        return new HashMap<>(names.of(
                school,
                lines.stream()
                        .filter(next -> next.line().mark() != Mark.PRESENT
                                || watched.contains(next.watch().value()))
                        .map(Placed::student)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet())));
    }

    // else the day of one pupil is another's, and nobody sees it
    private static void requireSameName(Placed next, Map<String, String> calledThere) {
        String name = next.line().name();
        String student = next.student();
        String known = student == null ? null : calledThere.putIfAbsent(student, name);
        if (known != null && !KnownNames.isSame(known, name)) {
            throw new Refused(
                    List.of(AbsenceBlocker.PUPIL_HAS_ANOTHER_NAME),
                    List.of(FieldProblem.of("/name", AbsenceBlocker.PUPIL_HAS_ANOTHER_NAME.name())));
        }
    }

    private static RecordAttendance command(String school, Placed next) {
        ClassList.Line line = next.line();
        return new RecordAttendance(
                next.watch(),
                school,
                next.student() == null ? null : new Pupil(next.student(), line.name(), line.className()),
                line.day(),
                line.mark(),
                line.leave(),
                line.recordedAt());
    }
}
