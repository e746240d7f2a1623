package org.rejoin.query.casepage;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.query.NotVisible;
import org.rejoin.query.RecordedTime;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.PageController;
import org.rejoin.query.page.WorkOfReader;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One case as people see it (SC05), and the pages on which they confirm what they do to it. */
@PageController
@ReadsFrom(CasePageProjector.GROUP)
class CaseViewPages {

    private final ShownCases cases;
    private final CaseMoments moments;
    private final WorkOfReader work;

    CaseViewPages(ShownCases cases, CaseMoments moments, WorkOfReader work) {
        this.cases = cases;
        this.moments = moments;
        this.work = work;
    }

    enum Tab {
        TIMELINE,
        STUDENT,
        LEAVING,
        RECORDS
    }

    /** What was just done to it, told once. */
    enum Done {
        SUBMIT,
        TRACK,
        DRAFT,
        REPORT,
        RETURN,
        VOID,
        DECLINE_CLOSURE,
        CLOSE,
        REOPEN
    }

    /** @param at the place of a moment among those of the case, from 1, where no moment is given; the last is today */
    @GetMapping("/cases/{id}")
    @RecordsAccess(
            value = AccessAction.CASE_READ,
            filter = {"asOf", "at"})
    String show(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "TIMELINE") Tab tab,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Integer at,
            @RequestParam(required = false) @Nullable Done done,
            Model model) {
        // its moments are told to whom the case is shown
        CasePage today = cases.today(actor, id, locale);
        Past past = pastOf(id, asOf, at);
        CasePage page = past.asOf() == null ? today : cases.asOf(past.asOf(), actor, id);
        UnaryOperator<@Nullable String> mask = Masked::text;
        model.addAttribute("page", page)
                .addAttribute("tab", tab.name())
                .addAttribute("asOf", past.asOf())
                .addAttribute("past", past)
                .addAttribute("done", done)
                .addAttribute("next", nextAfter(done, actor, id))
                .addAttribute("happened", Happening.of(page))
                .addAttribute("mask", mask)
                .addAttribute("mainAction", mainActionOf(page.status()))
                .addAttribute("reason", reasonCategoryOf(page));
        return "casepage/case";
    }

    @GetMapping({
        "/cases/{id}/report",
        "/cases/{id}/return",
        "/cases/{id}/void",
        "/cases/{id}/decline-closure",
        "/cases/{id}/close",
        "/cases/{id}/reopen"
    })
    @RecordsAccess(AccessAction.CASE_READ)
    String confirm(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model) {
        String path = request.getRequestURI();
        CaseStep step = CaseStep.at(path.substring(path.lastIndexOf('/') + 1)).orElseThrow(NotVisible::new);
        model.addAttribute("page", cases.today(actor, id, locale))
                .addAttribute("step", step)
                .addAttribute("closureReasons", CaseStep.closureReasons());
        return "casepage/confirm";
    }

    @GetMapping("/cases/{id}/tracking-records/{recordId}/withdraw")
    @RecordsAccess(AccessAction.CASE_READ)
    String withdraw(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @PathVariable UUID recordId,
            Model model) {
        CasePage page = cases.today(actor, id, locale);
        TrackingRecord record = page.record(recordId);
        model.addAttribute("page", page).addAttribute("record", record);
        return "casepage/withdraw";
    }

    private Past pastOf(UUID id, @Nullable String asOf, @Nullable Integer at) {
        List<Instant> all = moments.of(id);
        if (asOf != null) {
            return Past.asOf(RecordedTime.of("asOf", asOf), all);
        }
        return at == null ? Past.today(all) : Past.at(at, all);
    }

    private WorkOfReader.@Nullable Waiting nextAfter(@Nullable Done done, Actor actor, UUID id) {
        return done == Done.REPORT || done == Done.CLOSE
                ? work.nextWaiting(actor, WorkOfReader.Step.valueOf(done.name()), id)
                        .orElse(null)
                : null;
    }

    /** What the case waits for: why not yet stands open beside it. */
    private static String mainActionOf(CaseStatus status) {
        return switch (status) {
            case DRAFT, RETURNED -> "SUBMIT";
            case FILED, PENDING_REPORT -> "REPORT";
            case TRACKING, PENDING_CLOSURE, TEMP_CLOSED -> "CLOSE";
            case CLOSED, VOIDED -> "";
        };
    }

    private static @Nullable String reasonCategoryOf(CasePage page) {
        return page.form().mainReason() == null
                ? null
                : CodeLists.categoryOf(
                        "leaving-reasons", page.form().mainReason().code());
    }
}
