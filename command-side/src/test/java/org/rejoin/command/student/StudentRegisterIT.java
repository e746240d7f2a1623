package org.rejoin.command.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.DataClass;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.JdbcKeys;
import org.rejoin.keystore.KeyStore;
import org.rejoin.keystore.KeyStoreSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** National ids are found through keyed hashes, also while the key is replaced. */
@CommandSideTest
@ResourceLock("index of national ids")
class StudentRegisterIT {

    @Autowired
    private StudentRegister register;

    @Autowired
    private RotatingIndex rotation;

    @Autowired
    private BlindIndex index;

    @Autowired
    private Repository<Student> repository;

    @Autowired
    private EventStore events;

    @Autowired
    private JdbcKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Environment settings;

    /** Another node, that looks for new versions once an hour: it knows what it knew when it was first asked. */
    private KeyStore otherNode;

    private StudentRegister otherRegister;

    @BeforeEach
    void start_another_node() {
        otherNode = KeyStore.open(KeyStoreSettings.of(
                name -> name.equals("rejoin.keys.cached-for") ? "60m" : settings.getProperty(name)));
        otherRegister = new StudentRegister(new StudentIndex(jdbc, otherNode.blindIndex()), repository);
        otherNode.blindIndex().versions();
    }

    @AfterEach
    void finish() {
        finishRotation();
        otherNode.close();
    }

    @Test
    void the_same_national_id_is_the_same_student_and_stands_nowhere_in_clear() {
        String nationalId = someNationalId();

        String student = idOf(register, nationalId);

        assertThat(idOf(register, nationalId)).isEqualTo(student);
        assertThat(idOf(otherRegister, nationalId)).isEqualTo(student);
        assertThat(idOf(register, someNationalId())).isNotEqualTo(student);
        assertThat(jdbc.sql("SELECT t::text FROM command_side.student_index t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(nationalId));
    }

    @Test
    void a_student_keeps_his_pseudonym_through_a_rotation() {
        List<String> nationalIds =
                IntStream.range(0, 20).mapToObj(n -> someNationalId()).toList();
        List<String> before = nationalIds.stream().map(id -> idOf(register, id)).toList();

        index.rotate();
        int newest = newest();
        assertThat(nationalIds).map(id -> idOf(register, id)).isEqualTo(before);
        rotation.advance();
        assertThat(nationalIds).map(id -> idOf(register, id)).isEqualTo(before);
        finishRotation();

        assertThat(index.versions()).containsExactly(newest);
        assertThat(jdbc.sql("SELECT DISTINCT version FROM command_side.student_index")
                        .query(Integer.class)
                        .list())
                .containsExactly(newest);
        index.refresh();
        assertThat(nationalIds).map(id -> idOf(register, id)).isEqualTo(before);
    }

    @Test
    void who_is_registered_during_a_rotation_is_found_by_nodes_that_know_of_it_and_by_those_that_do_not() {
        index.rotate();
        String fromOld = someNationalId();
        String fromNew = someNationalId();

        String byOldNode = idOf(otherRegister, fromOld);
        String byNewNode = idOf(register, fromNew);

        assertThat(idOf(register, fromOld)).isEqualTo(byOldNode);
        assertThat(idOf(otherRegister, fromNew)).isEqualTo(byNewNode);
        rotation.advance();
        assertThat(versionsOf(byOldNode)).containsExactlyElementsOf(index.versions());
        assertThat(versionsOf(byNewNode)).containsExactlyElementsOf(index.versions());
    }

    @Test
    void nodes_that_know_different_versions_and_file_the_same_person_at_once_give_one_pseudonym() throws Exception {
        index.rotate();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 40; round++) {
            String nationalId = someNationalId();
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> found = List.of(register, otherRegister, register, otherRegister).stream()
                    .map(node -> threads.submit(() -> {
                        start.await();
                        return idOf(node, nationalId);
                    }))
                    .toList();
            start.countDown();
            Set<String> ids = new TreeSet<>();
            for (Future<String> one : found) {
                ids.add(one.get());
            }
            assertThat(ids).hasSize(1);
            assertThat(events.readEvents(ids.iterator().next()).asStream()).hasSize(1);
        }
        threads.shutdown();
    }

    @Test
    void an_erased_student_is_not_brought_along() {
        String nationalId = someNationalId();
        String student = idOf(register, nationalId);
        keys.retire(student, DataClass.REGISTER);
        index.rotate();

        assertThat(keys.erase(student, DataClass.REGISTER)).isTrue();
        rotation.advance();
        finishRotation();

        assertThat(versionsOf(student)).isEmpty();
        assertThat(idOf(register, nationalId)).isNotEqualTo(student);
    }

    @Test
    void a_version_does_not_end_while_a_transaction_may_know_the_old_one_alone() {
        index.rotate();

        rotation.advance();
        index.complete(newest(), BlindIndex.Side.QUERY);

        assertThat(index.versions()).hasSize(2);
    }

    private void finishRotation() {
        if (index.versions().size() == 1) {
            return;
        }
        asOwner("UPDATE key_store.index_key SET made_at = made_at - interval '1 hour'");
        rotation.advance();
        index.complete(newest(), BlindIndex.Side.QUERY);
        rotation.advance();
    }

    private int newest() {
        List<Integer> versions = index.versions();
        return versions.get(versions.size() - 1);
    }

    private String idOf(StudentRegister node, String nationalId) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        try {
            String id = transaction.execute(status -> {
                String found = node.idOf(nationalId);
                work.commit(); // the aggregate's event goes into this transaction
                return found;
            });
            return String.valueOf(id);
        } catch (RuntimeException e) {
            if (work.isActive()) {
                work.rollback(e);
            }
            throw e;
        }
    }

    private List<Integer> versionsOf(String student) {
        return jdbc.sql("SELECT version FROM command_side.student_index WHERE student_id = ? ORDER BY version")
                .param(student)
                .query(Integer.class)
                .list();
    }

    private static String someNationalId() {
        return "T" + UUID.randomUUID().toString().substring(0, 9); // the register does not ask for a check digit
    }

    private void asOwner(String sql) {
        JdbcClient.create(new DriverManagerDataSource(
                        settings.getRequiredProperty("spring.datasource.url"),
                        settings.getRequiredProperty("rejoin.migrations.user"),
                        ""))
                .sql(sql)
                .update();
    }
}
