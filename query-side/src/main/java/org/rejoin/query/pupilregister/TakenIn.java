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
import java.util.Set;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.codelists.PublishedCalendars;
import org.rejoin.query.platform.AsReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers: who transferred in since the last winter holiday began; what was withdrawn or voided did not happen. */
@Component
class TakenIn {

    private static final Set<String> COMING = Set.of("TRANSFERRED_IN", "TRANSFER_RETURNED");

    private final JdbcClient jdbc;
    private final PublishedCalendars calendars;
    private final Clock clock;
    private final ZoneId zone;

    TakenIn(
            JdbcClient jdbc,
            PublishedCalendars calendars,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param on day of the movement */
    record Line(UUID entry, String number, String name, int grade, String className, String movement, LocalDate on) {

        // never into a log
        @Override
        public String toString() {
            return "Line[" + entry + "]";
        }
    }

    @AsReader
    TakenInFile since(Actor reader) {
        NotAllowed.unless(reader, Role.REGISTRY, Role.HEAD);
        String unit = Objects.requireNonNullElse(reader.school(), "");
        LocalDate from = holiday(calendars.of(reader));
        Map<UUID, Deque<Line>> standing = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT m.entry_id, e.number, e.name, m.grade, m.class_name, m.movement, m.on_day
                          FROM read_model.register_movement m
                          JOIN read_model.register_entry e ON e.entry_id = m.entry_id
                         WHERE m.school = :unit
                           AND EXISTS (SELECT FROM read_model.register_movement c
                                        WHERE c.entry_id = m.entry_id AND c.on_day >= :from
                                          AND c.movement IN ('TRANSFERRED_IN', 'TRANSFER_RETURNED'))
                         ORDER BY e.number, m.entry_id, m.place""")
                .param("unit", unit)
                .param("from", from)
                .query((row, n) -> new Line(
                        row.getObject("entry_id", UUID.class),
                        row.getString("number"),
                        row.getString("name"),
                        row.getInt("grade"),
                        row.getString("class_name"),
                        row.getString("movement"),
                        row.getObject("on_day", LocalDate.class)))
                .list()
                .forEach(line -> take(standing.computeIfAbsent(line.entry(), id -> new ArrayDeque<>()), line));
        List<Line> lines = standing.values().stream()
                .flatMap(Deque::stream)
                .filter(line -> COMING.contains(line.movement()) && !line.on().isBefore(from))
                .toList();
        return new TakenInFile(lines, unit, from);
    }

    private LocalDate holiday(SchoolCalendar calendar) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        int schoolYear = calendar.semesterOf(today).schoolYear();
        LocalDate from = calendar.winterHoliday(schoolYear).from();
        return today.isBefore(from) ? calendar.winterHoliday(schoolYear - 1).from() : from;
    }

    private static void take(Deque<Line> standing, Line next) {
        if (next.movement().equals(RegisterProjector.WITHDRAWN)) {
            standing.pollLast();
        } else if (next.movement().equals(RegisterProjector.VOIDED)) {
            standing.clear();
        } else {
            standing.addLast(next);
        }
    }
}
