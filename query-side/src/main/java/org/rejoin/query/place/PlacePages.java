package org.rejoin.query.place;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 額滿學校 (R-HL-34): places, who is on them, vacancies, and the notice of the winter holiday. */
@PageController
class PlacePages {

    private static final String PLACES = "/api/places";

    private final Answers answers;

    PlacePages(Answers answers) {
        this.answers = answers;
    }

    /** What the command side answers. */
    record Places(int schoolYear, List<Grade> grades, Notice notice, String ruleSet) {}

    record Grade(int grade, int places, int registered, int dropoutsKept, int vacancies) {}

    record Notice(
            LocalDate from,
            LocalDate dueOn,
            @Nullable LocalDate postedOn,
            @Nullable LocalDate publicUntil,
            boolean overdue) {}

    /** @param done whether something was just recorded */
    @GetMapping("/places")
    @Asks(PLACES)
    String places(
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("places", answers.of(PLACES, Places.class, request, response))
                .addAttribute("done", done != null);
        return "place/places";
    }
}
