package org.rejoin.query.casepage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseForm.LeavingReason;

/**
 * What 學生通報紀錄表 and 學生追蹤紀錄表 hold beside the case (R-REP-05).
 *
 * @param report whether the first is printed; tracking: whether the second is
 * @param reasons every reason there is, by category
 * @param first 首次追蹤
 * @param records what was submitted, also what was withdrawn since
 * @param signatories 核章: who signs, as the unit chose; none = the usual ones of each form
 */
record Paper(
        boolean report,
        boolean tracking,
        List<Category> reasons,
        @Nullable TrackingRecord first,
        List<TrackingRecord> records,
        List<String> signatories) {

    enum Sheet {
        REPORT,
        TRACKING
    }

    record Category(String name, List<Box> boxes) {}

    /** @param mark readable from a copy of a copy; other: what was written beside it */
    record Box(String mark, String code, @Nullable String other) {}

    // filled, framed, empty: no colour survives a copier
    private static final String MAIN = "■";
    private static final String SECONDARY = "▣";
    private static final String NOT = "□";

    static Paper of(CasePage page, Set<Sheet> sheets, List<String> signatories) {
        List<TrackingRecord> records = page.trackingRecords().stream()
                .filter(record -> record.number() != null)
                .toList();
        return new Paper(
                sheets.isEmpty() || sheets.contains(Sheet.REPORT),
                sheets.isEmpty() || sheets.contains(Sheet.TRACKING),
                reasonsOf(page.form()),
                records.isEmpty() ? null : records.get(0),
                records,
                signatories);
    }

    /** Of a choice that is neither main nor secondary. */
    public String mark(boolean chosen) {
        return chosen ? MAIN : NOT;
    }

    private static List<Category> reasonsOf(CaseForm form) {
        Map<String, LeavingReason> secondary = form.secondaryReasons().stream()
                .filter(reason -> reason.code() != null)
                .collect(Collectors.toMap(
                        reason -> Objects.requireNonNull(reason.code()), reason -> reason, (a, b) -> a));
        Map<String, List<Box>> boxes = new LinkedHashMap<>();
        for (CodeLists.Item item : CodeLists.of("leaving-reasons")) {
            boxOf(item, form.mainReason(), secondary.get(item.code())).ifPresent(box -> boxes.computeIfAbsent(
                            Objects.requireNonNull(item.category()), category -> new ArrayList<>())
                    .add(box));
        }
        return boxes.entrySet().stream()
                .map(entry -> new Category(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Optional<Box> boxOf(
            CodeLists.Item item, @Nullable LeavingReason main, @Nullable LeavingReason secondary) {
        if (main != null && item.code().equals(main.code())) {
            return Optional.of(new Box(MAIN, item.code(), main.other()));
        }
        if (secondary != null) {
            return Optional.of(new Box(SECONDARY, item.code(), secondary.other()));
        }
        return item.lastSchoolYear() == null ? Optional.of(new Box(NOT, item.code(), null)) : Optional.empty();
    }
}
