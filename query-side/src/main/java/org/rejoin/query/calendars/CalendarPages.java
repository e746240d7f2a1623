package org.rejoin.query.calendars;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.query.NotVisible;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The school year as it holds for an authority (R-LTA-05), and for the agency how it is published. */
@PageController
class CalendarPages {

    private static final String AGENCY = "AGENCY";

    private final Answers answers;

    CalendarPages(Answers answers) {
        this.answers = answers;
    }

    record Term(String label, LocalDate from, LocalDate to) {}

    record Days(LocalDate from, LocalDate to, String name) {}

    record SchoolYear(
            int schoolYear,
            String publishedBy,
            int version,
            List<Term> semesters,
            List<Days> holidays,
            List<Days> makeUpDays) {}

    /** That of one's own county, or the agency's. */
    @GetMapping("/calendars")
    String mine(@AuthenticationPrincipal Actor actor) {
        String county = actor.county();
        return "redirect:/calendars/" + (county == null || county.isEmpty() ? AGENCY : county);
    }

    @GetMapping("/calendars/{authority}")
    @Asks("/api/calendars/{authority}")
    String show(
            @PathVariable String authority,
            @RequestParam(required = false) @Nullable Integer schoolYear,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<String> authorities = authorities();
        if (!authorities.contains(authority)) {
            throw new NotVisible();
        }
        String address = "/api/calendars/{authority}" + (schoolYear == null ? "" : "?schoolYear=" + schoolYear);
        model.addAttribute("year", answers.of(address, SchoolYear.class, request, response, authority))
                .addAttribute("authority", authority)
                .addAttribute("counties", authorities);
        return "calendars/calendar";
    }

    private static List<String> authorities() {
        return Stream.concat(
                        Stream.of(AGENCY),
                        CodeLists.of("counties").stream()
                                .map(CodeLists.Item::code)
                                .filter(code -> !code.equals(CodeLists.UNKNOWN)))
                .toList();
    }
}
