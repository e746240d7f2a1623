package org.rejoin.query.casepage;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.OfferedCodes;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 追蹤紀錄 as it is written (SPEC 1.3.4), and who else may write them (1.7.1). */
@PageController
@ReadsFrom(CasePageProjector.GROUP)
class TrackingPages {

    private static final List<String> LISTS = List.of("tracking-methods", "dwellings", "life-situations", "measures");
    // those whose check is told beside them
    private static final List<String> EXPLAINED = List.of("RETURNED_TO_SCHOOL", "OTHER_SENIOR_HIGH");

    private final ShownCases cases;
    private final OfferedCodes offered;

    TrackingPages(ShownCases cases, OfferedCodes offered) {
        this.cases = cases;
        this.offered = offered;
    }

    @GetMapping("/cases/{id}/tracking-records/new")
    @RecordsAccess(AccessAction.CASE_READ)
    String write(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        CasePage page = cases.today(actor, id, locale);
        CasePage.TransferIn arrival = actor.is(Role.PRINCIPAL_REPORTER) ? arrivalIn(page) : null;
        model.addAttribute("done", done).addAttribute("arrival", arrival);
        if (arrival != null) {
            model.addAttribute(
                    "prefilled",
                    arrival.destinationSchool().equals(page.school())
                            ? ClosureReason.RETURNED_TO_SCHOOL
                            : ClosureReason.OTHER_SENIOR_HIGH);
        }
        return form(page, null, true, actor, model);
    }

    /** Goes on with one's own draft; what was sent is read. */
    @GetMapping("/cases/{id}/tracking-records/{recordId}")
    @RecordsAccess(AccessAction.CASE_READ)
    String goOn(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @PathVariable UUID recordId,
            Model model) {
        CasePage page = cases.today(actor, id, locale);
        TrackingRecord record = page.record(recordId);
        boolean open = record.status() == TrackingRecord.Status.DRAFT
                && record.writtenBy().equals(actor.account());
        return form(page, record, open, actor, model);
    }

    @GetMapping("/cases/{id}/trackers")
    @RecordsAccess(AccessAction.CASE_READ)
    String trackers(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        CasePage page = cases.today(actor, id, locale);
        model.addAttribute("page", page)
                .addAttribute("done", done != null)
                .addAttribute(
                        "accounts",
                        page.trackers().stream().map(CasePage.Tracker::account).toList());
        return "tracking/trackers";
    }

    private String form(CasePage page, @Nullable TrackingRecord record, boolean open, Actor actor, Model model) {
        List<TrackingRecord> sent = page.trackingRecords().stream()
                .filter(one -> one.status() == TrackingRecord.Status.SUBMITTED)
                .toList();
        UnaryOperator<@Nullable String> mask = Masked::text;
        model.addAttribute("page", page)
                .addAttribute("record", record)
                .addAttribute("open", open)
                .addAttribute("first", sent.isEmpty())
                .addAttribute(
                        "last",
                        sent.stream()
                                .max(Comparator.comparing(TrackingRecord::enteredAt))
                                .orElse(null))
                .addAttribute("suggested", page.status() == CaseStatus.PENDING_CLOSURE)
                .addAttribute("closureReasons", CaseStep.closureReasons())
                .addAttribute("explained", EXPLAINED)
                .addAttribute("lists", lists(actor))
                .addAttribute("mask", mask);
        return "tracking/record";
    }

    private Map<String, List<CodeLists.Item>> lists(Actor actor) {
        return LISTS.stream().collect(Collectors.toMap(Function.identity(), list -> offered.of(list, actor)));
    }

    /** Where the student arrived: the record that is still missing says so (c3). */
    private static CasePage.@Nullable TransferIn arrivalIn(CasePage page) {
        return Stream.of(page)
                .filter(one -> one.suggestion() == null && one.reportedAt() != null)
                .flatMap(one -> one.transferIns().stream())
                .filter(arrival -> !arrival.withdrawn())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
