package org.rejoin.query.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingCancellation;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.absence.MeetingWork;
import org.rejoin.query.absence.PupilNames;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answers: meetings of the asker's own unit, for whoever works with its pupils (c18). */
@Component
class Meetings implements MeetingWork {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_PAST = 50;

    private static final String TASKS = """
            SELECT t.*, what.text AS what, done.text AS note, waived.text AS reason
              FROM read_model.meeting_task t
              LEFT JOIN read_model.meeting_note what ON what.about = t.task_id AND what.kind = 'TASK'
              LEFT JOIN read_model.meeting_note done ON done.about = t.task_id AND done.kind = 'DONE'
              LEFT JOIN read_model.meeting_note waived ON waived.about = t.task_id AND waived.kind = 'WAIVED'
             WHERE t.school = ?""";

    private final JdbcClient jdbc;
    private final PupilNames names;
    private final Clock clock;

    Meetings(JdbcClient jdbc, PupilNames names, Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.clock = clock;
    }

    @AsReader
    MeetingList all(Actor reader) {
        NotAllowed.unless(reader, Role.OF_COMPULSORY_SCHOOL.toArray(Role[]::new));
        String unit = unitOf(reader);
        String lines = """
                SELECT m.*, (SELECT count(*) FROM read_model.meeting_task t
                              WHERE t.meeting_id = m.meeting_id AND t.standing = 'OPEN') AS open,
                       ARRAY(SELECT p.watch_id FROM read_model.meeting_pupil p
                              WHERE p.meeting_id = m.meeting_id ORDER BY p.watch_id) AS pupils
                  FROM read_model.meeting m WHERE m.school = ?""";
        List<Nameless> planned = jdbc.sql(
                        lines + " AND m.standing = 'PLANNED' ORDER BY m.day, m.starts_at NULLS LAST, m.meeting_id")
                .param(unit)
                .query((row, n) -> nameless(row))
                .list();
        List<Nameless> past = jdbc.sql(lines
                        + " AND m.standing <> 'PLANNED' ORDER BY coalesce(m.held_on, m.day) DESC, m.meeting_id LIMIT ?")
                .params(unit, MOST_PAST)
                .query((row, n) -> nameless(row))
                .list();
        Map<UUID, PupilNames.Pupil> known = names.of(
                Stream.concat(planned.stream(), past.stream())
                        .flatMap(one -> one.pupils().stream())
                        .collect(Collectors.toSet()),
                reader);
        return new MeetingList(
                owed(reader).orElse(null),
                planned.stream().map(one -> one.named(known)).toList(),
                past.stream().map(one -> one.named(known)).toList());
    }

    /** @throws NotVisible where there is none in the reader's unit */
    @AsReader
    MeetingView of(UUID meeting, Actor reader) {
        if (reader.school() == null || reader.roles().stream().noneMatch(Role.OF_COMPULSORY_SCHOOL::contains)) {
            throw new NotVisible();
        }
        String unit = reader.school();
        Map<UUID, String> minutes = new HashMap<>();
        jdbc.sql("SELECT watch_id, text FROM read_model.meeting_note WHERE about = ? AND kind = 'MINUTES'")
                .param(meeting)
                .query((row, n) -> Map.entry(row.getObject("watch_id", UUID.class), row.getString("text")))
                .list()
                .forEach(note -> minutes.put(note.getKey(), note.getValue()));
        Map<UUID, List<MeetingView.Added>> added = jdbc
                .sql("SELECT * FROM read_model.meeting_note WHERE meeting_id = ? AND kind = 'ADDED'"
                        + " ORDER BY written_at, about")
                .param(meeting)
                .query((row, n) -> Map.entry(
                        row.getObject("watch_id", UUID.class),
                        new MeetingView.Added(
                                row.getString("text"),
                                row.getObject("written_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("written_by"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        List<UUID> about = jdbc.sql("SELECT watch_id FROM read_model.meeting_pupil WHERE meeting_id = ? AND school = ?")
                .params(meeting, unit)
                .query(UUID.class)
                .list();
        Map<UUID, PupilNames.Pupil> known = names.of(about, reader);
        List<MeetingView.Pupil> pupils = known.values().stream()
                .sorted(Comparator.comparing(PupilNames.Pupil::className)
                        .thenComparing(PupilNames.Pupil::name)
                        .thenComparing(PupilNames.Pupil::pupil))
                .map(pupil -> new MeetingView.Pupil(
                        pupil.pupil(),
                        pupil.name(),
                        pupil.className(),
                        minutes.get(pupil.pupil()),
                        added.getOrDefault(pupil.pupil(), List.of())))
                .toList();
        List<Task> tasks = tasks(" AND t.meeting_id = ? ORDER BY t.deadline, t.owner, t.task_id", reader, meeting);
        return jdbc.sql("SELECT * FROM read_model.meeting WHERE meeting_id = ? AND school = ?")
                .params(meeting, unit)
                .query((row, n) -> view(row, pupils, tasks, reader))
                .optional()
                .orElseThrow(NotVisible::new);
    }

    @Override
    @AsReader
    public List<Task> open(Actor reader) {
        return tasks(" AND t.standing = 'OPEN' ORDER BY t.deadline, t.owner, t.task_id", reader);
    }

    @Override
    @AsReader
    public long countOpen(Actor reader) {
        return jdbc.sql("SELECT count(*) FROM read_model.meeting_task"
                        + " WHERE school = ? AND standing = 'OPEN' AND owner = ANY (?::text[])")
                .params(
                        unitOf(reader),
                        reader.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    @Override
    @AsReader
    public Optional<Owed> owed(Actor reader) {
        Instant now = clock.instant();
        return jdbc.sql("SELECT * FROM read_model.meeting_owed WHERE school = ? AND standing = 'OPEN'")
                .param(unitOf(reader))
                .query((row, n) -> owed(row, now))
                .optional();
    }

    private List<Task> tasks(String which, Actor reader, Object... parameters) {
        Instant now = clock.instant();
        List<Task> nameless = jdbc.sql(TASKS + which)
                .params(Stream.concat(Stream.of(unitOf(reader)), Stream.of(parameters))
                        .toList())
                .query((row, n) -> task(row, now))
                .list();
        Map<UUID, PupilNames.Pupil> known =
                names.of(nameless.stream().map(Task::pupil).collect(Collectors.toSet()), reader);
        return nameless.stream()
                .map(task -> named(task, known.get(task.pupil())))
                .toList();
    }

    private static Task named(Task task, PupilNames.@Nullable Pupil pupil) {
        return pupil == null
                ? task
                : new Task(
                        task.taskId(),
                        task.meetingId(),
                        task.pupil(),
                        pupil.name(),
                        pupil.className(),
                        task.owner(),
                        task.visit(),
                        task.what(),
                        task.dueOn(),
                        task.standing(),
                        task.missed(),
                        task.doneOn(),
                        task.note(),
                        task.waiver(),
                        task.reason(),
                        task.endedBy());
    }

    private static Task task(ResultSet row, Instant now) throws SQLException {
        Instant deadline = row.getObject("deadline", OffsetDateTime.class).toInstant();
        String standing = row.getString("standing");
        String waiver = row.getString("waiver");
        boolean overdue = standing.equals("OPEN") && !now.isBefore(deadline);
        return new Task(
                row.getObject("task_id", UUID.class),
                row.getObject("meeting_id", UUID.class),
                row.getObject("watch_id", UUID.class),
                "",
                "",
                Role.valueOf(row.getString("owner")),
                row.getBoolean("visit"),
                row.getString("what"),
                row.getObject("due_on", LocalDate.class),
                overdue ? "OVERDUE" : standing,
                row.getBoolean("missed") || overdue,
                row.getObject("done_on", LocalDate.class),
                row.getString("note"),
                waiver == null ? null : AbsenceWaiver.valueOf(waiver),
                row.getString("reason"),
                row.getString("ended_by"));
    }

    private static Owed owed(ResultSet row, Instant now) throws SQLException {
        Instant deadline = row.getObject("deadline", OffsetDateTime.class).toInstant();
        boolean overdue = !now.isBefore(deadline);
        return new Owed(
                row.getObject("duty_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getInt("pupils"),
                row.getInt("threshold"),
                row.getObject("due_on", LocalDate.class),
                overdue,
                row.getBoolean("missed") || overdue,
                "SOP-2.3",
                row.getString("rule_set"));
    }

    /** A line before anybody's name was asked: only those of the meetings shown are. */
    private record Nameless(MeetingList.Line line, List<UUID> pupils) {

        MeetingList.Line named(Map<UUID, PupilNames.Pupil> known) {
            return new MeetingList.Line(
                    line.meetingId(),
                    line.kind(),
                    line.day(),
                    line.startsAt(),
                    line.place(),
                    line.standing(),
                    pupils.stream()
                            .map(known::get)
                            .filter(Objects::nonNull)
                            .map(PupilNames.Pupil::name)
                            .sorted()
                            .toList(),
                    line.open());
        }
    }

    private static Nameless nameless(ResultSet row) throws SQLException {
        LocalDate heldOn = row.getObject("held_on", LocalDate.class);
        MeetingList.Line line = new MeetingList.Line(
                row.getObject("meeting_id", UUID.class),
                MeetingKind.valueOf(row.getString("kind")),
                heldOn == null ? row.getObject("day", LocalDate.class) : heldOn,
                row.getString("starts_at"),
                row.getString("place"),
                row.getString("standing"),
                List.of(),
                row.getInt("open"));
        return new Nameless(line, List.of((UUID[]) row.getArray("pupils").getArray()));
    }

    private static MeetingView view(ResultSet row, List<MeetingView.Pupil> pupils, List<Task> tasks, Actor reader)
            throws SQLException {
        String ground = row.getString("ground");
        Set<String> readers =
                Arrays.stream((String[]) row.getArray("readers").getArray()).collect(Collectors.toSet());
        return new MeetingView(
                row.getObject("meeting_id", UUID.class),
                row.getString("school"),
                MeetingKind.valueOf(row.getString("kind")),
                row.getObject("called_on", LocalDate.class),
                row.getString("called_by"),
                row.getObject("day", LocalDate.class),
                row.getString("starts_at"),
                row.getString("place"),
                pupils,
                people(row.getString("invited")),
                row.getString("standing"),
                row.getObject("held_on", LocalDate.class),
                row.getString("recorded_by"),
                people(row.getString("participants")),
                reader.roles().stream().map(Role::name).anyMatch(readers::contains),
                ground == null ? null : MeetingCancellation.valueOf(ground),
                row.getInt("additions"),
                tasks);
    }

    private static List<Invited> people(String json) {
        return List.of(JSON.readValue(json, Invited[].class));
    }

    // no unit is called so
    private static String unitOf(Actor reader) {
        return Objects.requireNonNullElse(reader.school(), "");
    }
}
