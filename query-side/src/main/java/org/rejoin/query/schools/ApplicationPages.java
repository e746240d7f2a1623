package org.rejoin.query.schools;

import static org.rejoin.event.Role.CLASS_TEACHER;
import static org.rejoin.event.Role.COUNSELLING_OFFICE;
import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.HEAD;
import static org.rejoin.event.Role.REGISTRY;
import static org.rejoin.event.Role.SENIOR_MANAGER;
import static org.rejoin.event.Role.STUDENT_AFFAIRS;
import static org.rejoin.event.Role.TUTOR;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.query.NotVisible;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.data.domain.PageRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 註冊 (R-ACC-01, R-ACC-02): first the school, then who. Open to everybody, and shows nobody. */
@PageController
@ReadsFrom(SchoolsProjector.GROUP)
class ApplicationPages {

    private static final int MOST = 20;
    private static final int LONGEST_TEXT = 60;
    private static final List<Role> STAFF = List.of(
            TUTOR, COUNSELLOR, SENIOR_MANAGER, HEAD, CLASS_TEACHER, STUDENT_AFFAIRS, REGISTRY, COUNSELLING_OFFICE);

    private final SchoolUnitRows units;

    ApplicationPages(SchoolUnitRows units) {
        this.units = units;
    }

    @GetMapping("/account-application")
    String apply(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String school,
            @RequestParam(defaultValue = "false") boolean principal,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        if (school == null) {
            String text = q.strip();
            String asked = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
            model.addAttribute("q", asked)
                    .addAttribute(
                            "found",
                            asked.isEmpty()
                                    ? List.of()
                                    : units.search("", asked, PageRequest.of(0, MOST))
                                            .map(SchoolUnitRow::toView)
                                            .getContent());
            return "schools/find-school";
        }
        model.addAttribute(
                        "unit",
                        units.findById(school).map(SchoolUnitRow::toView).orElseThrow(NotVisible::new))
                .addAttribute("principal", principal)
                .addAttribute("done", !done.isEmpty())
                .addAttribute("staff", STAFF);
        return "schools/application";
    }
}
