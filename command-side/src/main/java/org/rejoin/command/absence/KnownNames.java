package org.rejoin.command.absence;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.absence.PupilWatched;
import org.rejoin.event.pupilregister.PupilEntered;
import org.rejoin.event.pupilregister.RegisterEntryCorrected;
import org.rejoin.keystore.Erased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Under which name a school knows a pupil: as its register has it, else as the first list had it on which he was away. A mistyped
 * national id that is another pupil's is noticed by it.
 */
@Component
public class KnownNames {

    private final EventStore events;
    private final Watches watches;
    private final JdbcClient jdbc;

    KnownNames(EventStore events, Watches watches, JdbcClient jdbc) {
        this.events = events;
        this.watches = watches;
        this.jdbc = jdbc;
    }

    private record Entry(String student, String id) {}

    /** Whether the school knows the pupil, and under another name than this. */
    public boolean areOthers(String school, String studentId, String name) {
        String known = of(school, List.of(studentId)).get(studentId);
        return known != null && !isSame(known, name);
    }

    /** By pseudonym of those asked for; of whom nothing is known, or not any more, there is none. */
    public Map<String, String> of(String school, Collection<String> students) {
        Map<String, String> entries = new HashMap<>();
        jdbc.sql("SELECT student_id, entry_id FROM command_side.register_entry"
                        + " WHERE school = ? AND student_id = ANY (?)")
                .params(school, students.toArray(String[]::new))
                .query((row, n) -> new Entry(row.getString("student_id"), row.getString("entry_id")))
                .list()
                .forEach(entry -> entries.put(entry.student(), entry.id()));
        List<AbsenceWatchId> away = students.stream()
                .filter(student -> !entries.containsKey(student))
                .map(student -> AbsenceWatchId.of(school, student))
                .toList();
        var watched = watches.existing(away);
        Map<String, String> names = new HashMap<>();
        for (String student : students) {
            String entry = entries.get(student);
            String watch = AbsenceWatchId.of(school, student).value();
            Optional<String> name = entry != null
                    ? nameOfEntry(entry)
                    : watched.contains(watch) ? nameOfWatch(watch) : Optional.empty();
            name.filter(known -> !known.equals(Erased.TEXT)).ifPresent(known -> names.put(student, known));
        }
        return names;
    }

    /** Blanks, dots, capitals, and forms of a character that mean the same make no other name: each file has its own. */
    public static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private Optional<String> nameOfEntry(String entryId) {
        return events.readEvents(entryId)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(event -> event instanceof PupilEntered entered
                        ? entered.name()
                        : event instanceof RegisterEntryCorrected corrected ? corrected.name() : null)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .reduce((older, newer) -> newer);
    }

    private Optional<String> nameOfWatch(String watchId) {
        return events.readEvents(watchId).next().getPayload() instanceof PupilWatched watched
                ? Optional.of(watched.name())
                : Optional.empty();
    }
}
