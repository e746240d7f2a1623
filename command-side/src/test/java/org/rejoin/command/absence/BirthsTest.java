package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.MigratedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("SOP-3.5")
class BirthsTest {

    private static final String SCHOOL = "154601J";
    private static final LocalDate BORN = LocalDate.parse("2013-05-20");

    private final JdbcClient jdbc = JdbcClient.create(MigratedDatabase.create().application());
    private final Births births = new Births(jdbc);
    private final UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("an attendance"));
    private int entered;

    @BeforeEach
    void begin() {
        assertThat(work.isActive()).isTrue();
    }

    @AfterEach
    void end() {
        work.rollback();
    }

    @Test
    void for_one_pupil_the_others_of_the_school_are_not_read() {
        String first = enter();
        assertThat(births.of(SCHOOL, first)).isEqualTo(BORN);

        // had the first question read the whole register, the second pupil would be missing from it
        String second = enter();

        assertThat(births.of(SCHOOL, second)).isEqualTo(BORN);
        assertThat(births.of("154602J", first)).isNull();
        assertThat(births.of(SCHOOL, UUID.randomUUID().toString())).isNull();
    }

    @Test
    void for_a_class_list_the_register_is_read_once() {
        String first = enter();
        births.ofMany(SCHOOL);

        String second = enter();
        births.ofMany(SCHOOL);

        assertThat(births.of(SCHOOL, first)).isEqualTo(BORN);
        assertThat(births.of(SCHOOL, second)).isNull();
    }

    @Test
    void who_was_erased_has_no_birth_date_any_more() {
        String student = enter();
        jdbc.sql("UPDATE command_side.register_entry SET born_on = NULL").update();

        assertThat(births.of(SCHOOL, student)).isNull();
        births.ofMany(SCHOOL);
        assertThat(births.of(SCHOOL, student)).isNull();
    }

    private String enter() {
        String student = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO command_side.student (student_id) VALUES (?)")
                .param(student)
                .update();
        jdbc.sql("INSERT INTO command_side.register_entry"
                        + " (entry_id, student_id, school, number, born_on, grade, movement)"
                        + " VALUES (?, ?, ?, ?, ?, 7, 'ADMITTED')")
                .params(UUID.randomUUID().toString(), student, SCHOOL, "11500" + ++entered, BORN)
                .update();
        return student;
    }
}
