package org.rejoin.query.pupilregister;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.absence.AbsentDays;
import org.rejoin.query.codelists.PublishedCalendars;
import org.rejoin.query.platform.AsReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of the reader's own unit as it is exchanged (SPEC 2.4). */
@Component
class RegisterExchange {

    private final JdbcClient jdbc;
    private final AbsentDays absent;
    private final PublishedCalendars calendars;
    private final Clock clock;
    private final ZoneId zone;

    RegisterExchange(
            JdbcClient jdbc,
            AbsentDays absent,
            PublishedCalendars calendars,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.absent = absent;
        this.calendars = calendars;
        this.clock = clock;
        this.zone = zone;
    }

    private record Entry(UUID id, UUID student, String name, int grade, String className) {

        // never into a log
        @Override
        public String toString() {
            return "Entry[" + id + "]";
        }
    }

    private record Told(UUID entry, String movement, LocalDate on) {}

    /** How many pupils entered in which year, the newest first. */
    @AsReader
    Map<Integer, Long> years(Actor reader) {
        Map<Integer, Long> years = new LinkedHashMap<>();
        jdbc.sql("SELECT entry_year, count(*) AS pupils FROM read_model.register_entry WHERE school = ?"
                        + " GROUP BY entry_year ORDER BY entry_year DESC")
                .param(unitOf(reader))
                .query((row, n) -> years.put(row.getInt("entry_year"), row.getLong("pupils")))
                .list();
        return years;
    }

    /** @param identities of whoever was not erased: of the others there is nothing to pass on */
    @AsReader
    List<ExchangedPupil> pupils(@Nullable Integer entryYear, ExchangedPupil.Identities identities, Actor reader) {
        String unit = unitOf(reader);
        Map<UUID, ExchangedPupil.Identity> known = identities.items().stream()
                .collect(Collectors.toMap(ExchangedPupil.Identity::entryId, Function.identity()));
        Map<UUID, List<Told>> movements = jdbc
                .sql("SELECT entry_id, movement, on_day FROM read_model.register_movement WHERE school = ?"
                        + " ORDER BY entry_id, place")
                .param(unit)
                .query((row, n) -> new Told(
                        row.getObject("entry_id", UUID.class),
                        row.getString("movement"),
                        row.getObject("on_day", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Told::entry));
        Map<UUID, List<AbsentDays.Month>> months = absent.monthsOf(reader, beginOfSemester(reader));
        return jdbc
                .sql("SELECT * FROM read_model.register_entry WHERE school = :unit"
                        + " AND (:year::integer IS NULL OR entry_year = :year) ORDER BY number, entry_id")
                .param("unit", unit)
                .param("year", entryYear)
                .query((row, n) -> new Entry(
                        row.getObject("entry_id", UUID.class),
                        row.getObject("student_id", UUID.class),
                        row.getString("name"),
                        row.getInt("grade"),
                        row.getString("class_name")))
                .list()
                .stream()
                .filter(entry -> known.containsKey(entry.id()))
                .map(entry -> pupil(
                        entry,
                        Objects.requireNonNull(known.get(entry.id())),
                        movements.getOrDefault(entry.id(), List.of()),
                        months.getOrDefault(entry.student(), List.of())))
                .toList();
    }

    private LocalDate beginOfSemester(Actor reader) {
        return calendars
                .of(reader)
                .semesterOf(LocalDate.ofInstant(clock.instant(), zone))
                .from();
    }

    private static ExchangedPupil pupil(
            Entry entry, ExchangedPupil.Identity identity, List<Told> told, List<AbsentDays.Month> absences) {
        return new ExchangedPupil(
                entry.name(),
                identity.nationalId(),
                identity.bornOn(),
                entry.grade(),
                entry.className(),
                standing(told),
                absences);
    }

    // a withdrawal takes the newest one with it, an entry made by mistake all; 在籍 and being guided on are no movements
    // of the exchange
    private static List<ExchangedPupil.Moved> standing(List<Told> told) {
        Deque<Told> standing = new ArrayDeque<>();
        for (Told one : told) {
            if (one.movement().equals(RegisterProjector.WITHDRAWN)) {
                standing.pollLast();
            } else if (one.movement().equals(RegisterProjector.VOIDED)) {
                standing.clear();
            } else {
                standing.addLast(one);
            }
        }
        return standing.stream()
                .filter(one -> !one.movement().equals(RegisterProjector.GUIDED_ON))
                .map(one -> new ExchangedPupil.Moved(Movement.valueOf(one.movement()), one.on()))
                .filter(one -> one.movement() != Movement.ENROLLED)
                .toList();
    }

    // no unit is called so
    private static String unitOf(Actor reader) {
        NotAllowed.unless(reader, Role.REGISTRY, Role.HEAD);
        return Objects.requireNonNullElse(reader.school(), "");
    }
}
