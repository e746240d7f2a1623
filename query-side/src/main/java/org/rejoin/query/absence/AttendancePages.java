package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.query.codelists.PublishedCalendars;
import org.rejoin.query.page.Dates;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 點名 (SOP-0.2): the list of a class for a day, and a file of many. */
@PageController
@ReadsFrom(AbsenceProjector.GROUP)
class AttendancePages {

    private static final int LONGEST_HOLIDAYS = 100;

    private final Pupils pupils;
    private final PublishedCalendars calendars;

    AttendancePages(Pupils pupils, PublishedCalendars calendars) {
        this.pupils = pupils;
        this.calendars = calendars;
    }

    /** @param of 班級; empty: one is chosen first; day: the last school day where it is left out */
    @GetMapping("/attendance")
    String list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(name = "class", defaultValue = "") String of,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        SchoolCalendar calendar = calendars.of(actor);
        LocalDate today = today(model);
        LocalDate last = lastSchoolDay(today, calendar);
        Optional<LocalDate> asked = day.isBlank() ? Optional.of(last) : Dates.parse(day);
        LocalDate shown = asked.orElse(last);
        boolean ofThisYear = calendar.schoolYearOf(shown) == calendar.schoolYearOf(today);
        List<ClassLine> lines = of.isBlank() ? List.of() : pupils.ofClass(of.strip(), shown, actor);
        model.addAttribute("classes", pupils.classes(actor))
                .addAttribute("of", of.strip())
                .addAttribute("day", shown)
                .addAttribute("typed", asked.isPresent() ? null : day)
                .addAttribute("done", done != null)
                .addAttribute("ofThisYear", ofThisYear)
                .addAttribute("takes", ofThisYear && calendar.isSchoolDay(shown) && !shown.isAfter(today))
                .addAttribute("lines", lines);
        return "absence/attendance";
    }

    @GetMapping("/attendance/import")
    String upload() {
        return "absence/import";
    }

    private static LocalDate lastSchoolDay(LocalDate today, SchoolCalendar calendar) {
        return Stream.iterate(today, day -> day.minusDays(1))
                .limit(LONGEST_HOLIDAYS)
                .filter(calendar::isSchoolDay)
                .findFirst()
                .orElse(today);
    }

    // part of the model of every page
    private static LocalDate today(Model model) {
        return ((Dates) Objects.requireNonNull(model.getAttribute("dates"))).today();
    }
}
