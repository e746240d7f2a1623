package org.rejoin.query.plans;

import static org.rejoin.event.Role.PRINCIPAL_REPORTER;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.MinguoDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.schoolplan.PlanDocument;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 實施計畫&編組表上傳區 (SC12). */
@PageController
@ReadsFrom(PlansProjector.GROUP)
class PlanPages {

    private final PlansController plans;
    private final Clock clock;
    private final ZoneId zone;

    PlanPages(PlansController plans, Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.plans = plans;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/plans")
    String list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(required = false) @Nullable Integer schoolYear,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        int today = thisSchoolYear();
        model.addAttribute("found", plans.find(actor, unit.strip(), schoolYear, all, page, size))
                .addAttribute("unit", unit.strip())
                .addAttribute("schoolYear", schoolYear)
                .addAttribute("all", all)
                .addAttribute("filtered", !unit.isBlank() || schoolYear != null)
                .addAttribute("base", base(unit.strip(), schoolYear, all))
                .addAttribute("thisYear", today)
                .addAttribute("years", List.of(today + 1, today, today - 1))
                .addAttribute("documents", PlanDocument.values())
                .addAttribute("uploads", actor.is(PRINCIPAL_REPORTER) && actor.school() != null)
                .addAttribute("ofSchools", actor.school() == null)
                .addAttribute("done", done.equals("UPLOAD"));
        return "plans/list";
    }

    private int thisSchoolYear() {
        // it begins in August
        LocalDate begun = LocalDate.ofInstant(clock.instant(), zone).minusMonths(7);
        return MinguoDate.from(begun).get(ChronoField.YEAR_OF_ERA);
    }

    private static String base(String unit, @Nullable Integer schoolYear, boolean all) {
        UriComponentsBuilder base = UriComponentsBuilder.fromPath("/plans");
        Stream.of(unit).filter(code -> !code.isEmpty()).forEach(code -> base.queryParam("unit", code));
        if (schoolYear != null) {
            base.queryParam("schoolYear", schoolYear);
        }
        if (all) {
            base.queryParam("all", true);
        }
        String address = base.encode().build().toUriString();
        return address + (address.contains("?") ? "&" : "?");
    }
}
