package org.rejoin.query.casepage;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.Labels;
import org.rejoin.query.NotVisible;
import org.rejoin.query.RecordedTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What changed, for programs and for people alike. */
@Component
class CaseDiffs {

    private final CaseRights rights;
    private final PastPages past;
    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;

    CaseDiffs(
            CaseRights rights,
            PastPages past,
            JsonMapper json,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rights = rights;
        this.past = past;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param to now, where it is not given */
    CaseDiff between(UUID id, String from, @Nullable String to, Actor actor, Locale locale) {
        Instant begin = RecordedTime.of("from", from);
        Instant end = to == null ? clock.instant() : RecordedTime.of("to", to);
        if (end.isBefore(begin)) {
            throw new InvalidRequest("to", "INVALID_RANGE");
        }
        Sight sight = rights.sightOf(id, actor);
        CasePage after = past.at(end, id).map(row -> row.page(sight)).orElseThrow(NotVisible::new);
        Optional<CasePage> before = past.at(begin, id).map(row -> row.page(sight));
        return new CaseDiff(
                id,
                after.school(),
                after.county(),
                begin,
                end,
                PageComparison.between(before.map(this::tree).orElseGet(json::createObjectNode), tree(after)),
                lateEntries(after, begin, new Labels(CaseDiff.class, locale, zone)));
    }

    private JsonNode tree(CasePage page) {
        return json.valueToTree(page);
    }

    private static List<CaseDiff.LateEntry> lateEntries(CasePage page, Instant from, Labels labels) {
        List<CaseDiff.LateEntry> late = new ArrayList<>();
        for (int i = 0; i < page.trackingRecords().size(); i++) {
            TrackingRecord record = page.trackingRecords().get(i);
            Instant trackedAt = record.trackedAt();
            if (trackedAt != null && record.isLateFor(from)) {
                late.add(new CaseDiff.LateEntry(
                        "/trackingRecords/" + i,
                        record.recordId(),
                        record.number(),
                        trackedAt,
                        record.enteredAt(),
                        labels.text(
                                "lateEntry",
                                record.number(),
                                labels.minute(trackedAt),
                                labels.minute(record.enteredAt()))));
            }
        }
        return late;
    }
}
