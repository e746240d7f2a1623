package org.rejoin.query.casepage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of 歷程, told from the page itself: what matters for the next step. Every event in words is 歷史與稽核.
 *
 * @param key of its words: {@code casepage.happened.<key>}
 * @param who account that did it
 * @param record the tracking record it is about
 * @param code what it names: a unit, an account, a closure reason
 */
record Happening(
        Instant at,
        String key,
        String icon,
        String tone,
        @Nullable String who,
        @Nullable String code,
        @Nullable String text,
        @Nullable TrackingRecord record) {

    static List<Happening> of(CasePage page) {
        List<Happening> all = new ArrayList<>();
        all.add(new Happening(page.filedAt(), "filed", "doc", "", page.filedBy(), null, null, null));
        page.trackingRecords().forEach(record -> all.add(of(record)));
        page.trackers()
                .forEach(tracker ->
                        all.add(plain(tracker.changedAt(), tracker.enabled() ? "tracker" : "tracker-off", "people", "")
                                .about(tracker.account(), null)));
        page.transferIns()
                .forEach(arrival -> all.add(plain(arrival.matchedAt(), "arrived", "swap", "is-green")
                        .about(arrival.destinationSchool(), arrival.withdrawn() ? arrival.withdrawReason() : null)));
        page.earlierClosures()
                .forEach(closure -> all.add(
                        plain(closure.reopenedAt(), "reopened", "return", "").about(null, closure.reopenReason())));
        addEnds(page, all);
        all.sort(Comparator.comparing(Happening::at).reversed());
        return all;
    }

    private static void addEnds(CasePage page, List<Happening> all) {
        CasePage.Suggestion suggestion = page.suggestion();
        if (suggestion != null && suggestion.recordId() == null) {
            all.add(new Happening(
                    suggestion.at(),
                    "suggested",
                    "tick",
                    "is-green",
                    suggestion.by(),
                    suggestion.closureReason().name(),
                    suggestion.description(),
                    null));
        }
        if (page.reportedAt() != null) {
            all.add(plain(page.reportedAt(), "reported", "arrow", "is-brand"));
        }
        CasePage.Register register = page.register();
        if (register != null) {
            all.add(plain(register.askedAt(), "register-" + register.outcome(), "shield", "")
                    .about(register.school(), null));
        }
        if (page.closedAt() != null) {
            all.add(plain(page.closedAt(), "closed", "tick", "is-brand")
                    .about(
                            page.closureReason() == null
                                    ? null
                                    : page.closureReason().name(),
                            page.closureNote()));
        }
        if (page.voiding() != null) {
            all.add(plain(page.voiding().at(), "voided", "return", "")
                    .about(null, page.voiding().reason()));
        }
    }

    private static Happening of(TrackingRecord record) {
        return new Happening(
                record.enteredAt(),
                record.status() == TrackingRecord.Status.DRAFT ? "record-draft" : "record",
                iconOf(record.method()),
                "",
                record.writtenBy(),
                null,
                null,
                record);
    }

    private static String iconOf(@Nullable String method) {
        if (method == null) {
            return "doc";
        }
        return switch (method) {
            case "PHONE" -> "phone";
            case "HOME_VISIT" -> "house";
            case "MESSAGING" -> "chat";
            default -> "doc";
        };
    }

    private static Happening plain(Instant at, String key, String icon, String tone) {
        return new Happening(at, key, icon, tone, null, null, null, null);
    }

    private Happening about(@Nullable String newCode, @Nullable String newText) {
        return new Happening(at, key, icon, tone, who, newCode, newText, record);
    }
}
