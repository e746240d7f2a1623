package org.rejoin.offline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rejoin.eventstore.EventStoreTables;
import org.rejoin.eventstore.proof.Hash;
import org.rejoin.eventstore.proof.HashedEvent;
import org.rejoin.eventstore.proof.History;
import org.rejoin.eventstore.proof.LedgerEntry;
import org.rejoin.eventstore.proof.StoredEvent;

/**
 * A plain SQL dump as pg_dump writes it (COPY), of all schemas or of the events alone. Its rows stand in no order: what is kept
 * of each is its hash, about 100 MB of memory for a million events.
 */
final class Dump implements History {

    private static final String COPY = "COPY ";
    private static final String END = "\\.";

    private final List<HashedEvent> events = new ArrayList<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final TreeMap<Long, String> checkpoints = new TreeMap<>();
    private boolean hasLedger;

    static Dump read(InputStream in) throws IOException {
        Dump dump = new Dump();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 20);
        boolean hasEvents = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(COPY) && line.endsWith(" FROM stdin;")) {
                hasEvents |= dump.copy(line, lines);
            }
        }
        if (!hasEvents) {
            throw new IOException(
                    "it holds no COPY of " + EventStoreTables.eventSchema().domainEventTable());
        }
        dump.events.sort(Comparator.comparingLong(HashedEvent::globalIndex));
        dump.ledger.sort(Comparator.comparingLong(LedgerEntry::position));
        return dump;
    }

    /** @return whether they were the events */
    private boolean copy(String line, BufferedReader lines) throws IOException {
        String table = line.substring(COPY.length(), line.indexOf(" ("));
        List<String> columns = Arrays.stream(line.substring(line.indexOf(" (") + 2, line.lastIndexOf(')'))
                        .split(", "))
                .map(column -> column.replace("\"", ""))
                .toList();
        boolean isEvents = table.equals(EventStoreTables.eventSchema().domainEventTable());
        boolean isLedger = table.equals("audit.ledger");
        hasLedger |= isLedger;
        for (String row = lines.readLine(); !END.equals(row); row = lines.readLine()) {
            if (row == null) {
                throw new IOException("it ends in the middle of " + table);
            }
            if (isEvents) {
                events.add(event(Row.of(columns, row)));
            } else if (isLedger) {
                ledger.add(entry(Row.of(columns, row)));
            } else if (table.equals("audit.checkpoint")) {
                Row checkpoint = Row.of(columns, row);
                checkpoints.put(checkpoint.number("number"), checkpoint.text("content"));
            }
        }
        return isEvents;
    }

    private static HashedEvent event(Row row) {
        return new StoredEvent(
                        row.number("global_index"),
                        row.text("event_identifier"),
                        row.text("aggregate_identifier"),
                        row.number("sequence_number"),
                        row.textOrNull("type"),
                        row.text("payload_type"),
                        row.textOrNull("payload_revision"),
                        StoredEvent.hashOrNone(row.bytes("payload")),
                        StoredEvent.hashOrNone(row.bytes("meta_data")),
                        row.text("time_stamp"))
                .hashed();
    }

    private static LedgerEntry entry(Row row) {
        return new LedgerEntry(
                row.number("position"),
                row.number("global_index"),
                Hash.stored(row.bytes("event_hash")),
                Hash.stored(row.bytes("chain_hash")));
    }

    @Override
    public Iterator<HashedEvent> events(long afterGlobalIndex) {
        return events.stream()
                .filter(event -> event.globalIndex() > afterGlobalIndex)
                .iterator();
    }

    @Override
    public boolean hasLedger() {
        return hasLedger;
    }

    @Override
    public Iterator<LedgerEntry> ledger(long afterPosition, long upToPosition) {
        return ledger.stream()
                .filter(entry -> entry.position() > afterPosition && entry.position() <= upToPosition)
                .iterator();
    }

    @Override
    public long ledgerHead() {
        return ledger.isEmpty() ? 0 : ledger.get(ledger.size() - 1).position();
    }

    @Override
    public List<String> checkpoints() {
        return List.copyOf(checkpoints.values());
    }

    /** One line of COPY text. */
    private record Row(Map<String, String> values) {

        static Row of(List<String> columns, String line) {
            String[] fields = line.split("\t", -1);
            if (fields.length != columns.size()) {
                throw new IllegalArgumentException("A row of the dump has " + fields.length + " columns");
            }
            Map<String, String> values = new HashMap<>();
            for (int n = 0; n < fields.length; n++) {
                if (!fields[n].equals("\\N")) {
                    values.put(columns.get(n), unescaped(fields[n]));
                }
            }
            return new Row(values);
        }

        private static String unescaped(String field) {
            if (field.indexOf('\\') < 0) {
                return field;
            }
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < field.length(); n++) {
                char next = field.charAt(n);
                if (next == '\\' && n + 1 < field.length()) {
                    next = switch (field.charAt(++n)) {
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        case 'v' -> '\u000b';
                        default -> field.charAt(n);
                    };
                }
                text.append(next);
            }
            return text.toString();
        }

        @Nullable
        String textOrNull(String column) {
            return values.get(column);
        }

        String text(String column) {
            String text = values.get(column);
            return text == null ? "" : text;
        }

        long number(String column) {
            return Long.parseLong(text(column));
        }

        byte @Nullable [] bytes(String column) {
            String text = values.get(column);
            if (text == null) {
                return null;
            }
            if (!text.startsWith("\\x")) {
                throw new IllegalArgumentException("Binary columns of the dump are not in hex format");
            }
            return HexFormat.of().parseHex(text, 2, text.length());
        }
    }
}
