package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.As.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** People work at random; every page they were shown on the way can be had again, as of that moment. */
class PastRunTest {

    private static final Logger LOG = LoggerFactory.getLogger(PastRunTest.class);
    private static final long SEED = Long.getLong("rejoin.seed", System.nanoTime());
    private static final int PAIRS = 1_000;
    private static final int CASES = 40;

    private final Random random = new Random(SEED);
    private final As tutor = As.account("tutor-a");
    private final As registrar = As.account("registrar-a");
    private final As otherRegistrar = As.account("registrar-b");
    private final As agency = As.account("agency");
    // whose rights on these cases the run does not change
    private final List<As> readers = List.of(tutor, registrar, As.account("counsellor-a"), agency);

    private final List<Filing> cases = new ArrayList<>();
    private final Map<String, List<UUID>> records = new HashMap<>();
    private final List<Shown> pages = new ArrayList<>();
    private int accepted;

    /** A page as somebody saw it. */
    private record Shown(String caseId, As reader, Instant moment, JsonNode page) {}

    @Test
    @Tag("ST-A-02")
    void every_page_that_was_shown_during_a_run_is_shown_again_as_of_its_moment() {
        while (pages.size() < PAIRS) {
            Filing worked = work();
            look(worked);
            look(any(cases));
        }
        LOG.info(
                "asOf against {} pages of {} cases after {} commands, seed {}",
                pages.size(),
                cases.size(),
                accepted,
                SEED);
        assertThat(accepted)
                .as("commands that changed something, seed %s", SEED)
                .isGreaterThan(PAIRS / 8);
        assertThat(pages).allSatisfy(shown -> assertThat(withoutDuties(shown.reader()
                        .get("/api/cases/" + shown.caseId() + "?asOf=" + shown.moment())
                        .json()))
                .as("%s as of %s, seed %s", shown.caseId(), shown.moment(), SEED)
                .isEqualTo(withoutDuties(shown.page())));
        assertThat(pages.stream().map(Shown::page).distinct().count())
                .as("pages that differ, seed %s", SEED)
                .isGreaterThan(PAIRS / 8);
    }

    // they are reckoned apart, a moment after what they follow from: of the past none is told (ADR 22)
    private static JsonNode withoutDuties(JsonNode page) {
        ObjectNode without = (ObjectNode) page.deepCopy();
        without.remove("obligations");
        return without;
    }

    private Filing work() {
        if (cases.isEmpty() || cases.size() < CASES && random.nextInt(8) == 0) {
            Filing filing = Filing.next();
            cases.add(filing);
            count(filing.file(tutor));
            return filing;
        }
        Filing filing = any(cases);
        count(change(filing));
        return filing;
    }

    private Answer change(Filing filing) {
        As writer = random.nextBoolean() ? tutor : registrar;
        return switch (random.nextInt(19)) {
            case 0 -> tutor.put(filing.at("/form"), filing.form().replace("王大明", "王大明" + random.nextInt(9)));
            case 1, 2 -> tutor.post(filing.at("/submit"));
            case 3, 4 -> track(filing, writer, null);
            case 5 -> track(filing, writer, "RETURNED_TO_SCHOOL");
            case 6 -> draft(filing, writer);
            case 7 -> withdraw(filing, writer);
            case 8, 9 -> registrar.post(filing.at("/report"));
            case 10 -> registrar.post(filing.at("/return"), "{\"reason\": \"請補正\"}");
            case 11 -> filing.suggest(writer);
            case 12 -> registrar.post(filing.at("/decline-closure"), "{\"reason\": \"尚未返校\"}");
            case 13, 14 -> filing.close(registrar);
            case 15 -> filing.reopen(registrar);
            case 16 -> registrar.put(filing.at("/trackers/tutor-a2"), "{\"enabled\": " + random.nextBoolean() + "}");
            case 17 -> transferIn(filing);
            default ->
                random.nextInt(4) == 0
                        ? registrar.post(filing.at("/void"), "{\"reason\": \"誤報\"}")
                        : track(filing, writer, null);
        };
    }

    private Answer track(Filing filing, As writer, @Nullable String closureReason) {
        return writer.post(filing.at("/tracking-records"), Filing.record(recordOf(filing), closureReason));
    }

    private Answer draft(Filing filing, As writer) {
        String draft = Filing.record(recordOf(filing), null).replaceFirst("\\{", "{\"draft\": true, ");
        return writer.post(filing.at("/tracking-records"), draft);
    }

    /** A new one, or one that was written before. */
    private UUID recordOf(Filing filing) {
        List<UUID> known = records.computeIfAbsent(filing.id(), id -> new ArrayList<>());
        if (known.isEmpty() || random.nextInt(3) > 0) {
            known.add(new UUID(random.nextLong(), random.nextLong()));
        }
        return any(known);
    }

    private Answer withdraw(Filing filing, As writer) {
        return writer.delete(filing.at("/tracking-records/" + recordOf(filing)), "{\"reason\": \"重複登錄\"}");
    }

    private Answer transferIn(Filing filing) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Answer entered = otherRegistrar.post(
                "/api/transfer-ins",
                "{\"transferInId\": \"%s\", \"month\": \"%s\", \"nationalIds\": [\"%s\"]}"
                        .formatted(id, YearMonth.now(Filing.TAIWAN), filing.nationalId()));
        return random.nextBoolean()
                ? entered
                : otherRegistrar.delete("/api/transfer-ins/" + id + "/lines/1", "{\"reason\": \"誤植\"}");
    }

    private void count(Answer answer) {
        assertThat(answer.status()).as("%s, seed %s", answer, SEED).isLessThan(500);
        if (answer.status() < 300) {
            accepted++;
        }
    }

    /** Where it is not shown, because it is not reported yet, there is nothing to remember. */
    private void look(Filing filing) {
        As reader = any(readers);
        Answer page = reader.get("/api/cases/" + filing.id());
        if (page.status() == 200) {
            pages.add(new Shown(filing.id(), reader, momentAfterwards(), page.json()));
        }
    }

    /** Events are dated by the millisecond: what follows is of a later one. */
    private static Instant momentAfterwards() {
        Instant moment = Instant.now();
        while (Instant.now().toEpochMilli() == moment.toEpochMilli()) {
            Thread.onSpinWait();
        }
        return moment;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
