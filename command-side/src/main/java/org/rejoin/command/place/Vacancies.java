package org.rejoin.command.place;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.event.pupilregister.Movement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** R-HL-34: who dropped out keeps the place, and it is no vacancy, until the age of the rules. */
@Component
public class Vacancies {

    private static final String[] AWAY = Arrays.stream(Movement.values())
            .filter(movement -> movement.kind() == Movement.Kind.LEAVING)
            .map(Enum::name)
            .toArray(String[]::new);

    private final PublishedRules rules;
    private final JdbcClient jdbc;

    Vacancies(PublishedRules rules, JdbcClient jdbc) {
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /** Empty where no places were set: everybody finds room. */
    public Optional<Integer> in(String school, int grade, LocalDate on) {
        return grades(school, grade, on).stream()
                .map(PlacesView.Grade::vacancies)
                .findFirst();
    }

    List<PlacesView.Grade> ofGrades(String school, LocalDate on) {
        return grades(school, null, on);
    }

    private List<PlacesView.Grade> grades(String school, @Nullable Integer grade, LocalDate on) {
        return jdbc.sql("""
                        SELECT p.grade, p.places,
                               count(e.entry_id) FILTER (WHERE e.movement <> ALL (:away::text[])) AS registered,
                               count(e.entry_id) FILTER (WHERE e.movement = 'DROPPED_OUT' AND
                                   (e.born_on IS NULL OR e.born_on + make_interval(years => :age) > :on)) AS kept
                          FROM command_side.school_places p
                          LEFT JOIN command_side.register_entry e ON e.school = p.school AND e.grade = p.grade
                         WHERE p.school = :school AND p.places > 0 AND (:grade::integer IS NULL OR p.grade = :grade)
                         GROUP BY p.grade, p.places ORDER BY p.grade""")
                .param("away", AWAY)
                .param("age", rules.ofUnit(school).on(on).rules().ages().place())
                .param("on", on)
                .param("school", school)
                .param("grade", grade)
                .query((row, n) -> PlacesView.Grade.of(
                        row.getInt("grade"), row.getInt("places"), row.getInt("registered"), row.getInt("kept")))
                .list();
    }
}
