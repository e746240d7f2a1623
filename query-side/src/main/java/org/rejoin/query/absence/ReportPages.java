package org.rejoin.query.absence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.codelists.PublishedCalendars;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 中輟通報 (SOP-4.2): what is known stands there, what only the school knows is asked; and what was told wrongly is put right. */
@PageController
@ReadsFrom(AbsenceProjector.GROUP)
class ReportPages {

    private static final String BEGINNING = "/api/pupils/{id}/report";

    private final Pupils pupils;
    private final DropoutReports reports;
    private final Answers answers;
    private final PublishedCalendars calendars;
    private final Clock clock;
    private final ZoneId zone;

    ReportPages(
            Pupils pupils,
            DropoutReports reports,
            Answers answers,
            PublishedCalendars calendars,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.pupils = pupils;
        this.reports = reports;
        this.answers = answers;
        this.calendars = calendars;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What the report begins with.
     *
     * @param dutyId null where no report is owed
     * @param arrivedOn where the pupil came before the report was told
     */
    record Beginning(
            @Nullable UUID dutyId,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate arrivedOn,
            @Nullable String nationalId,
            DropoutGround ground,
            List<LocalDate> absentOn,
            int reasonsOfYear) {}

    @GetMapping("/pupils/{id}/report")
    @Asks(BEGINNING)
    @RecordsAccess(AccessAction.PUPIL_READ)
    String report(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PupilView pupil = pupils.of(id, actor);
        Beginning beginning = answers.of(BEGINNING, Beginning.class, request, response, id);
        model.addAttribute("pupil", pupil)
                .addAttribute("beginning", beginning)
                .addAttribute(
                        "duty",
                        pupil.duties().stream()
                                .filter(duty -> duty.dutyId().equals(beginning.dutyId()))
                                .findFirst()
                                .orElse(null))
                .addAttribute(
                        "own",
                        pupil.duties().stream()
                                .anyMatch(duty -> duty.dutyId().equals(beginning.dutyId()) && duty.isOf(actor)))
                .addAttribute(
                        "done",
                        pupil.duties().stream()
                                .filter(duty -> duty.standing().equals("MET"))
                                .toList())
                .addAttribute("grounds", DropoutGround.values())
                .addAttribute("reasons", DropoutReasons.offeredIn(beginning.reasonsOfYear()));
        return "absence/report";
    }

    @GetMapping("/pupils/{id}/report/correction")
    @RecordsAccess(AccessAction.PUPIL_READ)
    String correct(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, Model model) {
        PupilView pupil = pupils.of(id, actor);
        ReportedDropout told = reports.newestOf(id, actor).orElse(null);
        List<Integer> years = told == null
                ? List.of()
                : told.yearsOfReasons(calendars.of(actor), LocalDate.ofInstant(clock.instant(), zone));
        model.addAttribute("pupil", pupil)
                .addAttribute("told", told)
                .addAttribute("duty", pupil.newestReport().orElse(null))
                .addAttribute(
                        "own",
                        pupil.newestReport().filter(duty -> duty.isOf(actor)).isPresent())
                .addAttribute("takenBack", told != null && told.isTakenBack(pupil))
                .addAttribute("before", reports.beforeCorrections(id, actor))
                .addAttribute("grounds", DropoutGround.values())
                .addAttribute("years", years)
                .addAttribute("reasons", DropoutReasons.offeredIn(years));
        return "absence/correction";
    }
}
