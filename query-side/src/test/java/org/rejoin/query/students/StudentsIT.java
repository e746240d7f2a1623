package org.rejoin.query.students;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rejoin.event.DataClass;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.Erased;
import org.rejoin.keystore.JdbcKeys;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A person is found by a keyed hash, also while its key is replaced. */
@QuerySideTest
class StudentsIT {

    @Autowired
    private KnownStudents students;

    @Autowired
    private StudentsProjector projector;

    @Autowired
    private RotatingIndex rotation;

    @Autowired
    private BlindIndex index;

    @Autowired
    private JdbcKeys keys;

    @Autowired
    private EventStore store;

    @Autowired
    private Environment settings;

    private final UUID student = UUID.randomUUID();
    private final String nationalId = "T" + student.toString().substring(0, 9);

    @AfterEach
    void finishRotation() {
        if (index.versions().size() > 1) {
            asOwner("UPDATE key_store.index_key SET made_at = made_at - interval '1 hour'");
            rotation.advance();
            index.complete(newest(), BlindIndex.Side.COMMAND);
            rotation.advance();
        }
    }

    @Test
    void a_registered_student_is_found_by_the_national_id_which_stands_in_no_row() {
        register();

        assertThat(students.idOf(nationalId)).contains(student);
        assertThat(students.idOf("T000000000")).isEmpty();
        assertThat(owner().sql("SELECT t::text FROM read_model.student_index t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(nationalId));
    }

    @Test
    void a_student_is_found_before_during_and_after_a_rotation() {
        register();

        index.rotate();
        int newest = newest();
        assertThat(students.idOf(nationalId)).contains(student);
        rotation.advance();
        assertThat(students.idOf(nationalId)).contains(student);
        finishRotation();

        assertThat(index.versions()).containsExactly(newest);
        assertThat(students.idOf(nationalId)).contains(student);
        assertThat(owner().sql("SELECT DISTINCT version FROM read_model.student_index")
                        .query(Integer.class)
                        .list())
                .containsExactly(newest);
    }

    @Test
    void who_is_registered_during_a_rotation_is_found_under_both_versions() {
        index.rotate();

        register();

        assertThat(versions()).containsExactlyElementsOf(index.versions());
    }

    @Test
    void who_was_erased_is_not_brought_under_the_next_version() {
        register();
        keys.retire(student.toString(), DataClass.REGISTER);
        assertThat(keys.erase(student.toString(), DataClass.REGISTER)).isTrue();

        index.rotate();
        finishRotation();

        assertThat(versions()).isEmpty();
        assertThat(students.idOf(nationalId)).isEmpty();
    }

    @Test
    void an_event_read_without_its_key_is_nobodys() {
        projector.on(new StudentRegistered(student.toString(), Erased.TEXT));

        assertThat(versions()).isEmpty();
        assertThat(students.idOf(Erased.TEXT)).isEmpty();
    }

    private void register() {
        store.publish(new GenericDomainEventMessage<>(
                "Student", student.toString(), 0, new StudentRegistered(student.toString(), nationalId)));
        await().until(() -> students.idOf(nationalId).isPresent());
    }

    private List<Integer> versions() {
        return owner().sql("SELECT version FROM read_model.student_index WHERE student_id = ? ORDER BY version")
                .param(student)
                .query(Integer.class)
                .list();
    }

    private int newest() {
        List<Integer> versions = index.versions();
        return versions.get(versions.size() - 1);
    }

    private void asOwner(String sql) {
        owner().sql(sql).update();
    }

    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("rejoin.migrations.user"),
                ""));
    }
}
