package org.rejoin.command.pupilregister;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.KnownNames;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.platform.FailurePlaces;
import org.rejoin.command.pupilregister.ExchangeResult.OfPupil;
import org.rejoin.command.pupilregister.ExchangeResult.Standing;
import org.rejoin.command.pupilregister.ExchangeResult.Wrong;
import org.rejoin.command.sheet.ImportTexts;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.student.KnownStudents;
import org.rejoin.event.pupilregister.Movement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Enters the pupils of a file, each in a transaction of the own: a file of a whole school holds back no reader, and who is
 * refused leaves nothing behind, not even a pseudonym. Sent again, the file enters nobody twice, so one that broke off is sent
 * again whole.
 */
@Component
class ExchangeImport {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeImport.class);

    // where in the file it stands what a form names; what is missing here was said for all pupils at once
    private static final Map<String, String> ELEMENTS = Map.of(
            "/grade", ExchangePupilReader.GRADE,
            "/bornOn", ExchangePupilReader.BORN_ON);

    private final Commands commands;
    private final OneAfterAnother desk;
    private final KnownStudents known;
    private final KnownNames names;
    private final ImportTexts texts;
    private final JdbcClient jdbc;

    ExchangeImport(
            Commands commands,
            OneAfterAnother desk,
            KnownStudents known,
            KnownNames names,
            ImportTexts texts,
            JdbcClient jdbc) {
        this.commands = commands;
        this.desk = desk;
        this.known = known;
        this.names = names;
        this.texts = texts;
        this.jdbc = jdbc;
    }

    /** How all pupils of the file come to the school. */
    record Terms(Movement movement, LocalDate on, boolean placed) {}

    /** @param token of the last pupil who was entered, for readers; null where nobody was */
    record Done(ExchangeResult result, @Nullable String token) {}

    private record Kept(
            String entryId,
            String student,
            String number,
            Movement movement,
            @Nullable LocalDate bornOn) {

        // never into a log
        @Override
        public String toString() {
            return "Kept[" + entryId + "]";
        }
    }

    Done run(List<ExchangePupil> pupils, Terms terms, String school, Caller caller, Locale language) {
        Map<String, Kept> kept = keptOf(pupils, school);
        Map<String, String> calledHere =
                names.of(school, kept.values().stream().map(Kept::student).toList());
        Map<String, Integer> positions = new HashMap<>();
        List<OfPupil> results = new ArrayList<>();
        String token = null;
        for (ExchangePupil pupil : pupils) {
            List<RowProblem> problems = problems(pupil, terms, positions);
            Kept entry = kept.get(pupil.nationalId());
            RegisterCommand.Pupil readable = pupil.pupil();
            if (!problems.isEmpty() || readable == null) {
                results.add(refused(pupil, problems, language));
            } else if (entry != null && hasLeft(entry) && terms.movement() != Movement.TRANSFERRED_IN) {
                results.add(refused(
                        pupil,
                        List.of(RowProblem.of(pupil.position(), null, RegisterBlocker.PUPIL_HAS_LEFT.name())),
                        language));
            } else if (entry != null && !hasLeft(entry) && !isSamePerson(readable, entry, calledHere)) {
                results.add(refused(
                        pupil,
                        List.of(RowProblem.of(pupil.position(), null, RegisterBlocker.ENTERED_OTHERWISE.name())),
                        language));
            } else if (entry != null && !hasLeft(entry)) {
                results.add(new OfPupil(
                        pupil.position(), Standing.ALREADY_THERE, entry.entryId(), entry.number(), List.of()));
            } else {
                try {
                    ResponseEntity<Object> answer = enter(pupil, readable, terms, school, caller);
                    results.add(entered(pupil, answer));
                    token = answer.getHeaders().getFirst("Consistency-Token");
                } catch (Refused refusal) {
                    results.add(refused(
                            pupil,
                            refusal.blockers().stream()
                                    .map(blocker -> RowProblem.of(pupil.position(), null, blocker.name()))
                                    .toList(),
                            language));
                } catch (Invalid invalid) {
                    results.add(refused(
                            pupil,
                            invalid.fields().stream()
                                    .map(field -> inFile(pupil, field))
                                    .toList(),
                            language));
                } catch (RuntimeException failure) {
                    if (token == null) {
                        throw failure;
                    }
                    // those before are in: to say that nothing was saved would be wrong
                    LOG.error("The import of a register broke off: {}", FailurePlaces.of(failure));
                    pupils.stream()
                            .skip(results.size())
                            .map(ExchangeImport::unfinished)
                            .forEach(results::add);
                    break;
                }
            }
        }
        int months = pupils.stream().mapToInt(ExchangePupil::absenceMonths).sum();
        return new Done(ExchangeResult.of(results, months), token);
    }

    private ResponseEntity<Object> enter(
            ExchangePupil pupil, RegisterCommand.Pupil readable, Terms terms, String school, Caller caller) {
        NewEntries.Line line = new NewEntries.Line(
                pupil.position(), pupil.nationalId(), readable, terms.movement(), terms.on(), null, terms.placed());
        return desk.of(
                school,
                () -> commands.answer(
                        new NewEntries(school, false, List.of(line)), school, new Caller(caller.actor(), null, null)));
    }

    private static OfPupil entered(ExchangePupil pupil, ResponseEntity<Object> answer) {
        RegisterResult result = ((RegisterDesk.Entered) Objects.requireNonNull(answer.getBody()))
                .results()
                .get(0);
        return new OfPupil(
                pupil.position(),
                result.returned() ? Standing.RETURNED : Standing.ENTERED,
                result.entryId(),
                result.number(),
                List.of());
    }

    private static List<RowProblem> problems(ExchangePupil pupil, Terms terms, Map<String, Integer> positions) {
        List<RowProblem> problems = new ArrayList<>(pupil.problems());
        if (!pupil.nationalId().isEmpty()) {
            Integer before = positions.putIfAbsent(pupil.nationalId(), pupil.position());
            if (before != null) {
                problems.add(RowProblem.of(pupil.position(), ExchangePupilReader.NATIONAL_ID, "PUPIL_TWICE", before));
            }
        }
        Movement last = pupil.last();
        if (last != null && last.kind() == Movement.Kind.LEAVING && !mayCome(last, terms.movement())) {
            problems.add(RowProblem.of(pupil.position(), ExchangePupilReader.MOVEMENT, "PUPIL_IS_GONE"));
        }
        return problems;
    }

    // who went from there may arrive here, and who graduated begins at the next stage
    private static boolean mayCome(Movement last, Movement as) {
        return switch (last) {
            case DIED -> false;
            case GRADUATED -> as == Movement.ADMITTED;
            default -> as == Movement.TRANSFERRED_IN;
        };
    }

    private static boolean hasLeft(Kept entry) {
        return entry.movement().kind() == Movement.Kind.LEAVING;
    }

    // of who was erased nothing is left to compare
    private static boolean isSamePerson(RegisterCommand.Pupil read, Kept entry, Map<String, String> calledHere) {
        return (entry.bornOn() == null || entry.bornOn().equals(read.bornOn()))
                && KnownNames.isSame(calledHere.getOrDefault(entry.student(), read.name()), read.name());
    }

    private static RowProblem inFile(ExchangePupil pupil, FieldProblem field) {
        return new RowProblem(pupil.position(), ELEMENTS.get(field.pointer()), field.code(), field.arguments());
    }

    private static OfPupil unfinished(ExchangePupil pupil) {
        return new OfPupil(pupil.position(), Standing.UNFINISHED, null, null, List.of());
    }

    private OfPupil refused(ExchangePupil pupil, List<RowProblem> problems, Locale language) {
        return new OfPupil(
                pupil.position(),
                Standing.REFUSED,
                null,
                null,
                problems.stream()
                        .map(problem -> new Wrong(problem.column(), problem.code(), texts.textOf(problem, language)))
                        .toList());
    }

    private Map<String, Kept> keptOf(List<ExchangePupil> pupils, String school) {
        Set<String> nationalIds = pupils.stream()
                .filter(pupil -> pupil.pupil() != null)
                .map(ExchangePupil::nationalId)
                .collect(Collectors.toSet());
        Map<String, String> entries = new HashMap<>();
        known.known(nationalIds)
                .forEach((nationalId, student) ->
                        entries.put(RegisterEntryId.of(school, student).value(), nationalId));
        Map<String, Kept> kept = new HashMap<>();
        jdbc.sql("SELECT entry_id, student_id, number, movement, born_on FROM command_side.register_entry"
                        + " WHERE entry_id = ANY (?)")
                .param(entries.keySet().toArray(String[]::new))
                .query((row, n) -> new Kept(
                        row.getString("entry_id"),
                        row.getString("student_id"),
                        row.getString("number"),
                        Movement.valueOf(row.getString("movement")),
                        row.getObject("born_on", LocalDate.class)))
                .list()
                .forEach(entry -> kept.put(Objects.requireNonNull(entries.get(entry.entryId())), entry));
        return kept;
    }
}
