package org.rejoin.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rejoin.event.DataClass.COUNSELLING;
import static org.rejoin.event.DataClass.REGISTER;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.eventstore.TestKeys;

class JdbcKeysIT {

    private static final String OTHER_MASTER = "YW5vdGhlciBtYXN0ZXIga2V5IG9mIHRlc3RzLCB5ZXM=";

    private final TestDatabase database = TestDatabase.create();
    private final KeyStore node = TestKeys.open(database);
    private final String student = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_subject_has_one_key_per_class_on_every_node() {
        try (KeyStore other = TestKeys.open(database)) {
            DataKey key = node.keys().current(student, REGISTER);

            assertThat(node.keys().current(student, REGISTER)).isEqualTo(key);
            assertThat(other.keys().current(student, REGISTER)).isEqualTo(key);
            assertThat(other.keys().find(key.id())).contains(key);
            assertThat(node.keys().current(student, COUNSELLING).id()).isNotEqualTo(key.id());
            assertThat(key.bytes()).hasSize(32);
        }
    }

    @Test
    void nodes_that_make_the_key_of_a_subject_at_once_make_one() throws Exception {
        try (KeyStore other = TestKeys.open(database)) {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            for (int round = 0; round < 50; round++) {
                String subject = UUID.randomUUID().toString();
                List<Callable<DataKey>> work = Stream.of(node, other, node, other, node, other, node, other)
                        .<Callable<DataKey>>map(store -> () -> store.keys().current(subject, REGISTER))
                        .toList();
                Set<Long> ids = new java.util.HashSet<>();
                for (Future<DataKey> key : threads.invokeAll(work)) {
                    ids.add(key.get().id());
                }
                assertThat(ids).hasSize(1);
            }
            threads.shutdown();
        }
    }

    @Test
    void no_key_stands_in_the_database_as_it_is() throws SQLException {
        DataKey key = node.keys().current(student, REGISTER);

        List<byte[]> wrapped =
                Sql.list(database.owner(), "SELECT wrapped FROM key_store.data_key", row -> row.getBytes(1));

        assertThat(wrapped).hasSize(1);
        assertThat(new String(wrapped.get(0), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_wrapped_key_given_to_another_subject_does_not_open() throws SQLException {
        long id = node.keys().current(student, REGISTER).id();
        asOwner("UPDATE key_store.data_key SET subject = '" + UUID.randomUUID() + "'");

        try (KeyStore other = TestKeys.open(database)) {
            assertThatThrownBy(() -> other.keys().find(id)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void an_erased_key_is_unknown_at_once_and_its_subject_gets_another() {
        AtomicInteger told = new AtomicInteger();
        node.keys().whenErased(told::incrementAndGet);
        DataKey register = node.keys().current(student, REGISTER);
        DataKey counselling = node.keys().current(student, COUNSELLING);

        node.keys().retire(student, REGISTER);
        DataKey fresh = node.keys().current(student, REGISTER);

        assertThat(fresh.id()).isNotEqualTo(register.id());
        assertThat(node.keys().find(register.id())).contains(register);

        assertThat(node.keys().erase(student, REGISTER)).isTrue();

        assertThat(told).hasValue(1);
        assertThat(node.keys().find(register.id())).isEmpty();
        assertThat(node.keys().find(fresh.id())).contains(fresh);
        assertThat(node.keys().find(counselling.id())).contains(counselling);
    }

    @Test
    void a_retired_key_is_kept_while_another_node_may_still_write_with_it() throws SQLException {
        try (KeyStore careful = TestKeys.open(database, "rejoin.keys.erase-after", "2m")) {
            DataKey key = careful.keys().current(student, REGISTER);
            careful.keys().retire(student, REGISTER);

            assertThat(careful.keys().erase(student, REGISTER)).isFalse();
            assertThat(careful.keys().find(key.id())).contains(key);

            asOwner("UPDATE key_store.data_key SET retired_at = retired_at - interval '2 minutes'");

            assertThat(careful.keys().erase(student, REGISTER)).isTrue();
            assertThat(careful.keys().find(key.id())).isEmpty();
        }
    }

    @Test
    void another_node_forgets_what_it_does_not_know_any_more() throws InterruptedException {
        try (KeyStore other = TestKeys.open(database, "rejoin.keys.cached-for", "200ms")) {
            DataKey key = node.keys().current(student, REGISTER);
            assertThat(other.keys().find(key.id())).contains(key);
            node.keys().retire(student, REGISTER);
            node.keys().erase(student, REGISTER);

            Thread.sleep(250);

            assertThat(other.keys().find(key.id())).isEmpty();
        }
    }

    @Test
    void who_reads_history_from_the_start_asks_for_hundreds_of_keys_at_once() throws SQLException {
        for (int n = 0; n < 300; n++) {
            node.keys().current(UUID.randomUUID().toString(), REGISTER);
        }
        List<Long> ids =
                Sql.list(database.owner(), "SELECT key_id FROM key_store.data_key ORDER BY 1", row -> row.getLong(1));
        try (KeyStore reader = TestKeys.open(database)) {
            reader.keys().find(ids.get(0));
            reader.keys().find(ids.get(1));
            asOwner("DELETE FROM key_store.data_key");

            assertThat(ids.subList(0, 300))
                    .allSatisfy(id -> assertThat(reader.keys().find(id)).isPresent());
        }
    }

    @Test
    void the_role_of_the_events_sees_no_key() {
        assertThatThrownBy(() -> Sql.list(
                        database.application(), "SELECT wrapped FROM key_store.data_key", row -> row.getBytes(1)))
                .hasMessageContaining("permission denied");
    }

    @Test
    void under_a_new_master_key_everything_is_read_rewrapped_and_the_earlier_one_may_go() {
        DataKey key = node.keys().current(student, REGISTER);
        List<BlindIndex.Index> index = node.blindIndex().of("A123456789");

        try (KeyStore next = TestKeys.open(
                database, "rejoin.keys.master", OTHER_MASTER, "rejoin.keys.master-earlier", TestKeys.MASTER)) {
            assertThat(next.keys().find(key.id())).contains(key);
            assertThat(next.rewrapping().wrappedByEarlier()).isEqualTo(2);
            assertThat(next.rewrapping().advance()).isEqualTo(2);
            assertThat(next.rewrapping().advance()).isZero();
            assertThat(next.rewrapping().wrappedByEarlier()).isZero();
        }
        try (KeyStore last = TestKeys.open(database, "rejoin.keys.master", OTHER_MASTER)) {
            assertThat(last.missingMasters()).isEmpty();
            assertThat(last.keys().find(key.id())).contains(key);
            assertThat(last.blindIndex().of("A123456789")).isEqualTo(index);
        }
        try (KeyStore wrong = TestKeys.open(database)) {
            assertThat(wrong.missingMasters()).hasSize(1);
            assertThatThrownBy(() -> wrong.keys().find(key.id())).hasMessageContaining("rejoin.keys.master-earlier");
        }
    }

    @Test
    void a_store_without_its_master_key_is_not_opened() {
        assertThatThrownBy(() -> TestKeys.open(database, "rejoin.keys.master", ""))
                .isInstanceOf(KeyStoreSettings.NoMasterKey.class);
        assertThatThrownBy(() -> TestKeys.open(database, "rejoin.keys.master", "c2hvcnQ="))
                .isInstanceOf(KeyStoreSettings.NoMasterKey.class)
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void an_index_is_the_same_on_every_node_and_tells_nothing() {
        try (KeyStore other = TestKeys.open(database)) {
            List<BlindIndex.Index> index = node.blindIndex().of("A123456789");

            assertThat(index).hasSize(1);
            assertThat(index.get(0).value()).matches("[0-9a-f]{64}");
            assertThat(other.blindIndex().of("A123456789")).isEqualTo(index);
            assertThat(node.blindIndex().of("A123456780")).isNotEqualTo(index);
        }
    }

    // who waits for a second connection while he holds one waits for ever once everybody does
    @Test
    void the_first_index_is_made_with_one_connection_at_a_time() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.owner());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(1_000);
        Base64.Decoder base64 = Base64.getDecoder();
        try (HikariDataSource one = new HikariDataSource(config)) {
            BlindIndex index = new BlindIndex(
                    one,
                    new MasterKeys(base64.decode(TestKeys.MASTER), List.of()),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30));

            assertThat(index.of("A123456789")).hasSize(1);
        }
    }

    @Test
    void a_version_of_the_index_ends_when_both_sides_have_the_next() {
        BlindIndex index = node.blindIndex();
        assertThat(index.versions()).containsExactly(1);

        assertThat(index.rotate()).isTrue();
        assertThat(index.rotate()).isFalse();
        assertThat(index.versions()).containsExactly(1, 2);
        assertThat(index.of("A123456789")).extracting(BlindIndex.Index::version).containsExactly(1, 2);

        index.complete(2, BlindIndex.Side.COMMAND);
        index.complete(2, BlindIndex.Side.COMMAND);
        assertThat(index.versions()).containsExactly(1, 2);

        index.complete(2, BlindIndex.Side.QUERY);
        assertThat(index.versions()).containsExactly(2);
    }

    @Test
    void a_new_version_is_settled_when_no_transaction_can_know_the_old_ones_alone() throws SQLException {
        BlindIndex index = node.blindIndex();
        assertThat(index.isSettled(index.versions().get(0))).isTrue();
        index.rotate();

        assertThat(index.isSettled(2)).isFalse();

        asOwner("UPDATE key_store.index_key SET made_at = made_at - interval '1 hour'");
        assertThat(index.isSettled(2)).isTrue();
    }

    private void asOwner(String sql) throws SQLException {
        Sql.inTransaction(database.owner(), connection -> Sql.update(connection, sql));
    }
}
