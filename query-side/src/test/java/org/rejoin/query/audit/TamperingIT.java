package org.rejoin.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rejoin.eventstore.proof.Checkpoint;
import org.rejoin.eventstore.proof.Finding;
import org.rejoin.eventstore.proof.HashedEvent;
import org.rejoin.eventstore.proof.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** P6, ST-A-05: whatever the owner of the tables does to them by hand is found where it was done. */
@Tag("P6")
@Tag("ST-A-05")
class TamperingIT {

    private static final Logger LOG = LoggerFactory.getLogger(TamperingIT.class);
    private static final int MANIPULATIONS = Boolean.getBoolean("rejoin.long") ? 2_000 : 100;

    private static @Nullable AuditedStore shared;
    private static final List<Long> INDEXES = new ArrayList<>();

    private final AuditedStore store = Objects.requireNonNull(shared);
    private final long seed = Long.getLong("rejoin.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /**
     * What was done and where.
     *
     * @param index global index of the first event concerned, 0 where none is
     * @param checkpoint number of the checkpoint concerned, 0 where none is
     * @param kept checkpoints as their keeper has them now
     */
    private record Deed(String what, long index, long checkpoint, List<String> kept) {}

    private interface Manipulation {
        Deed perform() throws IOException;
    }

    @BeforeAll
    static void write(@TempDir Path directory) throws Exception {
        AuditedStore made = new AuditedStore(directory);
        shared = made;
        for (int interval = 0; interval < 5; interval++) {
            for (int n = 0; n < 6; n++) {
                made.append(10);
                made.rollBackAnAppend();
            }
            made.chainEverything();
            made.checkpoint();
        }
        INDEXES.addAll(
                made.owner.queryForList("SELECT global_index FROM event_store.domain_event ORDER BY 1", Long.class));
        made.owner.execute("CREATE TABLE event_copy AS TABLE event_store.domain_event");
        made.owner.execute("CREATE TABLE ledger_copy AS TABLE audit.ledger");
        made.owner.execute("CREATE TABLE checkpoint_copy AS TABLE audit.checkpoint");
    }

    @AfterEach
    void restore() {
        store.owner.execute("TRUNCATE event_store.domain_event, audit.ledger, audit.checkpoint");
        store.owner.execute("INSERT INTO event_store.domain_event TABLE event_copy");
        store.owner.execute("INSERT INTO audit.ledger TABLE ledger_copy");
        store.owner.execute("INSERT INTO audit.checkpoint TABLE checkpoint_copy");
    }

    @AfterAll
    static void close() {
        if (shared != null) {
            shared.close();
        }
    }

    @Test
    void an_untouched_store_is_intact() throws IOException {
        assertThat(store.verify(kept()).firstWrong()).isNull();
        assertThat(store.verify(kept()).events()).isEqualTo(300);
        assertThat(store.verify(kept()).checkpoints()).isEqualTo(5);
    }

    @Test
    void a_restore_that_rewrites_the_transaction_ids_changes_nothing() throws IOException {
        store.owner.update("UPDATE event_store.domain_event SET tx = '0'");

        assertThat(store.verify(kept()).firstWrong()).isNull();
    }

    @Test
    void every_random_manipulation_is_found_at_its_first_position() throws IOException {
        LOG.info("seed {} (repeat by -Drejoin.seed={})", seed, seed);
        List<Manipulation> kinds = List.of(
                () -> changeBytes("payload"),
                () -> changeBytes("payload"),
                () -> changeBytes("meta_data"),
                this::changeColumn,
                this::changeColumn,
                this::moveEvent,
                this::deleteEvents,
                this::deleteEventAndLedger,
                this::insertEvent,
                this::swapEvents,
                this::changeLedger,
                this::deleteLedger,
                this::rewriteLedgerAfterChange,
                this::changeCheckpoint,
                this::deleteCheckpoint,
                this::changeKeptCheckpoint);
        Map<String, Integer> done = new TreeMap<>();
        for (int n = 0; n < MANIPULATIONS; n++) {
            Deed deed = kinds.get(n % kinds.size()).perform();
            Finding found = store.verify(deed.kept().toArray(String[]::new)).firstWrong();
            assertThat(found)
                    .as("%s at event %d or checkpoint %d, seed %d", deed.what(), deed.index(), deed.checkpoint(), seed)
                    .isNotNull()
                    .matches(finding -> names(finding, deed));
            done.merge(deed.what(), 1, Integer::sum);
            restore();
        }
        LOG.info("{} of {} manipulations found at their first position: {}", MANIPULATIONS, MANIPULATIONS, done);
        assertThat(store.verify(kept()).firstWrong()).isNull();
    }

    private static boolean names(Finding finding, Deed deed) {
        if (deed.index() == 0) {
            return finding.position() == 0
                    && (finding.checkpoint() == deed.checkpoint() || deed.what().contains("number"));
        }
        // a range only where nothing that is left says more: both rows are gone, or all of them agree with each other
        boolean mayBeRange = deed.what().contains("ledger too");
        return finding.from() <= deed.index()
                && deed.index() <= finding.to()
                && (mayBeRange || finding.from() == finding.to());
    }

    private Deed deed(String what, long index) throws IOException {
        return new Deed(what, index, 0, List.of(kept()));
    }

    private String[] kept() throws IOException {
        return store.book().kept().toArray(String[]::new);
    }

    private long anyIndex() {
        return INDEXES.get(random.nextInt(INDEXES.size()));
    }

    /** Numbers that rolled back appends took. */
    private long freeIndex() {
        long index;
        do {
            index = 1 + random.nextInt(INDEXES.get(INDEXES.size() - 1).intValue() - 1);
        } while (INDEXES.contains(index));
        return index;
    }

    private Deed changeBytes(String column) throws IOException {
        long index = anyIndex();
        store.owner.update(
                "UPDATE event_store.domain_event SET " + column + " = set_byte(" + column + ", ? % length(" + column
                        + "), get_byte(" + column + ", ? % length(" + column + ")) # ?) WHERE global_index = ?",
                setParameters(index));
        return deed("byte of " + column, index);
    }

    private Object[] setParameters(long index) {
        int place = random.nextInt(10_000);
        return new Object[] {place, place, 1 + random.nextInt(255), index};
    }

    private Deed changeColumn() throws IOException {
        long index = anyIndex();
        String change =
                switch (random.nextInt(7)) {
                    case 0 -> "event_identifier = gen_random_uuid()";
                    case 1 -> "aggregate_identifier = gen_random_uuid()";
                    case 2 -> "sequence_number = sequence_number + 1000";
                    case 3 -> "type = NULL";
                    case 4 -> "payload_type = payload_type || 'X'";
                    case 5 -> "payload_revision = '2'";
                    default -> "time_stamp = '2026-11-20T01:33:43.123Z'";
                };
        store.owner.update("UPDATE event_store.domain_event SET " + change + " WHERE global_index = ?", index);
        return deed(change.replaceFirst(" =.*", ""), index);
    }

    private Deed moveEvent() throws IOException {
        long index = anyIndex();
        long place = freeIndex();
        store.owner.update("UPDATE event_store.domain_event SET global_index = ? WHERE global_index = ?", place, index);
        return deed("moved", Math.min(index, place));
    }

    private Deed deleteEvents() throws IOException {
        long index = anyIndex();
        store.owner.update(
                "DELETE FROM event_store.domain_event WHERE global_index BETWEEN ? AND ?",
                index,
                index + random.nextInt(3));
        return deed("deleted", index);
    }

    private Deed deleteEventAndLedger() throws IOException {
        long index = anyIndex();
        store.owner.update("DELETE FROM event_store.domain_event WHERE global_index = ?", index);
        store.owner.update("DELETE FROM audit.ledger WHERE global_index = ?", index);
        return deed("deleted in the ledger too", index);
    }

    private Deed insertEvent() throws IOException {
        long index = freeIndex();
        store.owner.update("""
                INSERT INTO event_store.domain_event (global_index, event_identifier, aggregate_identifier,
                       sequence_number, type, payload_type, payload_revision, payload, meta_data, time_stamp)
                SELECT ?, gen_random_uuid(), aggregate_identifier, 999, type, payload_type, payload_revision, payload,
                       meta_data, time_stamp
                  FROM event_store.domain_event WHERE global_index = ?""", index, anyIndex());
        return deed("inserted", index);
    }

    private Deed swapEvents() throws IOException {
        long one = anyIndex();
        long other;
        do {
            other = anyIndex();
        } while (other == one);
        String move = "UPDATE event_store.domain_event SET global_index = ? WHERE global_index = ?";
        store.owner.update(move, -1, one);
        store.owner.update(move, one, other);
        store.owner.update(move, other, -1);
        return deed("swapped", Math.min(one, other));
    }

    private Deed changeLedger() throws IOException {
        long index = anyIndex();
        String change =
                switch (random.nextInt(5)) {
                    case 0 -> "event_hash = set_byte(event_hash, 7, get_byte(event_hash, 7) # 1)";
                    case 1 -> "chain_hash = set_byte(chain_hash, 31, get_byte(chain_hash, 31) # 128)";
                    case 2 -> "position = position + 100000";
                    case 3 -> "global_index = global_index + 100000";
                    default -> "global_index = " + freeIndex();
                };
        store.owner.update("UPDATE audit.ledger SET " + change + " WHERE global_index = ?", index);
        return deed("ledger " + change.replaceFirst(" =.*", ""), index);
    }

    private Deed deleteLedger() throws IOException {
        long index = anyIndex();
        store.owner.update("DELETE FROM audit.ledger WHERE global_index = ?", index);
        return deed("ledger deleted", index);
    }

    /** By somebody who knows how the ledger is made, and has not the key. */
    private Deed rewriteLedgerAfterChange() throws IOException {
        long index = changeBytes("payload").index();
        LedgerEntry last = LedgerEntry.START;
        List<HashedEvent> events = new ArrayList<>();
        store.history.events(Long.MIN_VALUE).forEachRemaining(events::add);
        for (HashedEvent event : events) {
            last = last.next(event);
            store.owner.update(
                    "UPDATE audit.ledger SET event_hash = ?, chain_hash = ? WHERE position = ?",
                    last.event().bytes(),
                    last.chain().bytes(),
                    last.position());
        }
        return deed("byte of payload, ledger too", index);
    }

    private Deed changeCheckpoint() throws IOException {
        long number = 1 + random.nextInt(5);
        String content = store.book().content(number).orElseThrow();
        Changed changed = changeCharacterOf(content);
        store.owner.update("UPDATE audit.checkpoint SET content = ? WHERE number = ?", changed.text(), number);
        return new Deed("checkpoint" + changed.where(), 0, number, List.of(kept()));
    }

    private Deed deleteCheckpoint() throws IOException {
        long number = 1 + random.nextInt(5);
        store.owner.update("DELETE FROM audit.checkpoint WHERE number = ?", number);
        return new Deed("checkpoint deleted", 0, number, List.of(kept()));
    }

    private Deed changeKeptCheckpoint() throws IOException {
        List<String> kept = new ArrayList<>(store.book().kept());
        kept.sort(Comparator.comparingLong(content -> Checkpoint.parse(content).number()));
        int number = 1 + random.nextInt(5);
        Changed changed = changeCharacterOf(kept.get(number - 1).strip());
        kept.set(number - 1, changed.text());
        return new Deed("checkpoint file" + changed.where(), 0, number, kept);
    }

    /** @param where says so where it is the number itself that cannot be told any more */
    private record Changed(String text, String where) {}

    private Changed changeCharacterOf(String text) {
        int place = random.nextInt(text.length());
        char now = text.charAt(place) == 'x' ? 'y' : 'x';
        if (Character.isDigit(text.charAt(place))) {
            now = (char) ('0' + (text.charAt(place) - '0' + 1) % 10);
        }
        int line = text.indexOf("\"number\"");
        boolean inNumber = place >= line && place < text.indexOf('\n', line);
        return new Changed(text.substring(0, place) + now + text.substring(place + 1), inNumber ? " number" : "");
    }
}
