package org.rejoin.eventstore.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * For a third party: that these events of one case, all of them up to the last and in this order, are below signed
 * checkpoints. It shows no content. From the first checkpoint concerned all follow up to the newest, so that who keeps any
 * later one can tell that they are of one chain.
 */
public record CaseProof(
        String format, String caseId, List<Proved> events, long eventsNotYetSigned, List<Checkpoint> checkpoints) {

    public static final String FORMAT = "rejoin-case-proof-1";

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param checkpoint number of the first checkpoint above the event
     * @param leaf place of the event between that checkpoint and the one before, from 0
     * @param path hashes that lead from the event to the root of that checkpoint, the deepest first
     */
    public record Proved(StoredEvent event, long checkpoint, long leaf, List<Hash> path) {}

    /** @throws IllegalStateException where ledger or checkpoints are damaged */
    public static CaseProof of(String caseId, JdbcHistory history) {
        NavigableMap<Long, Checkpoint> byCount = new TreeMap<>();
        List<Checkpoint> all = new ArrayList<>();
        for (String content : history.checkpoints()) {
            Checkpoint checkpoint = Checkpoint.parse(content);
            all.add(checkpoint);
            byCount.putIfAbsent(checkpoint.count(), checkpoint);
        }
        Map<Long, Long> positions = history.ledgerOf(caseId).stream()
                .collect(Collectors.toMap(LedgerEntry::globalIndex, LedgerEntry::position));
        Map<Checkpoint, Map<Long, StoredEvent>> byCheckpoint = new HashMap<>();
        List<StoredEvent> events = history.eventsOf(caseId);
        for (StoredEvent event : events) {
            Long position = positions.get(event.globalIndex());
            Map.Entry<Long, Checkpoint> above = position == null ? null : byCount.ceilingEntry(position);
            if (position != null && above != null) {
                Checkpoint checkpoint = above.getValue();
                byCheckpoint
                        .computeIfAbsent(checkpoint, ignored -> new TreeMap<>())
                        .put(position - checkpoint.previousCount() - 1, event);
            }
        }
        List<Proved> proved = new ArrayList<>();
        byCheckpoint.forEach((checkpoint, leaves) -> proved.addAll(prove(history, checkpoint, leaves)));
        proved.sort(Comparator.comparingLong(one -> one.event().sequenceNumber()));
        long first = proved.stream().mapToLong(Proved::checkpoint).min().orElse(Long.MAX_VALUE);
        return new CaseProof(
                FORMAT,
                caseId,
                List.copyOf(proved),
                events.size() - proved.size(),
                all.stream().filter(checkpoint -> checkpoint.number() >= first).toList());
    }

    private static List<Proved> prove(JdbcHistory history, Checkpoint checkpoint, Map<Long, StoredEvent> leaves) {
        SortedSet<Long> wanted = new TreeSet<>(leaves.keySet());
        Iterable<LedgerEntry> between = () -> history.ledger(checkpoint.previousCount(), checkpoint.count());
        Map<Long, List<Hash>> paths = MerkleTree.paths(
                StreamSupport.stream(between.spliterator(), false)
                        .map(LedgerEntry::event)
                        .iterator(),
                checkpoint.count() - checkpoint.previousCount(),
                wanted);
        return leaves.entrySet().stream()
                .map(leaf -> new Proved(
                        leaf.getValue(),
                        checkpoint.number(),
                        leaf.getKey(),
                        List.copyOf(paths.getOrDefault(leaf.getKey(), List.of()))))
                .toList();
    }

    /** @throws IllegalArgumentException where it cannot be read */
    public static CaseProof parse(String json) {
        try {
            CaseProof proof = JSON.readValue(json, CaseProof.class);
            if (!FORMAT.equals(proof.format()) || !proof.toJson().equals(json.strip())) {
                throw new IllegalArgumentException("The text of the proof was changed");
            }
            return proof;
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("Not a proof", e);
        }
    }

    public String toJson() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /**
     * @param kept checkpoints the reader got some other way
     * @return what is wrong
     */
    public Optional<String> wrong(PublicKeys keys, Collection<String> kept) {
        Checkpoints believed = new Checkpoints(
                keys, false, checkpoints.stream().map(Checkpoint::toJson).toList(), kept);
        Finding wrong = believed.wrong();
        if (wrong != null) {
            return Optional.of(wrong.toString());
        }
        Map<Long, Checkpoint> byNumber = checkpoints.stream()
                .collect(Collectors.toMap(Checkpoint::number, checkpoint -> checkpoint, (one, same) -> one));
        for (int n = 1; n < checkpoints.size(); n++) {
            if (checkpoints.get(n).number() != checkpoints.get(n - 1).number() + 1) {
                return Optional.of("checkpoint " + (checkpoints.get(n - 1).number() + 1) + " is missing");
            }
        }
        for (int n = 0; n < events.size(); n++) {
            Proved proved = events.get(n);
            if (!proved.event().aggregateIdentifier().equals(caseId)
                    || proved.event().sequenceNumber() != n) {
                return Optional.of("event " + n + " of the case is missing, or of another case");
            }
            Checkpoint checkpoint = byNumber.get(proved.checkpoint());
            if (checkpoint == null) {
                return Optional.of("checkpoint " + proved.checkpoint() + " is missing");
            }
            if (!leadsTo(checkpoint, proved)) {
                return Optional.of("event " + n + " of the case ("
                        + proved.event().globalIndex() + ") is not below checkpoint " + checkpoint.number());
            }
        }
        return Optional.empty();
    }

    private static boolean leadsTo(Checkpoint checkpoint, Proved proved) {
        try {
            return MerkleTree.rootFrom(
                            proved.event().hash(),
                            proved.leaf(),
                            checkpoint.count() - checkpoint.previousCount(),
                            proved.path())
                    .equals(checkpoint.root());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
