package org.rejoin.query.schools;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The units that take part, and for the agency how they are entered and corrected (R-ACC-04, c12). */
@PageController
@ReadsFrom(SchoolsProjector.GROUP)
class SchoolPages {

    private static final List<String> DIVISIONS = List.of("DAY", "CONTINUING_EDUCATION", "ELEMENTARY", "JUNIOR_HIGH");
    private static final List<String> AUTHORITIES = List.of("AGENCY", "COUNTY");

    private final SchoolsController schools;

    SchoolPages(SchoolsController schools) {
        this.schools = schools;
    }

    @GetMapping("/schools")
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            Model model) {
        UriComponentsBuilder base = UriComponentsBuilder.fromPath("/schools");
        if (!county.isEmpty()) {
            base.queryParam("county", county);
        }
        if (!q.isBlank()) {
            base.queryParam("q", q.strip());
        }
        String address = base.encode().build().toUriString();
        model.addAttribute("found", schools.find(county.isEmpty() ? null : county, q, page, size))
                .addAttribute("counties", counties())
                .addAttribute("county", county)
                .addAttribute("q", q)
                .addAttribute("filtered", !county.isEmpty() || !q.isBlank())
                .addAttribute("base", address + (address.contains("?") ? "&" : "?"));
        return "schools/list";
    }

    @GetMapping("/schools/new")
    String open(Model model) {
        model.addAttribute("counties", counties())
                .addAttribute("divisions", DIVISIONS)
                .addAttribute("authorities", AUTHORITIES);
        return "schools/new";
    }

    @GetMapping("/schools/{unit}")
    String one(@PathVariable String unit, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("unit", schools.get(unit))
                .addAttribute("counties", counties())
                .addAttribute("authorities", AUTHORITIES)
                .addAttribute("done", doneOf(done));
        return "schools/school";
    }

    private static @Nullable String doneOf(String done) {
        return Stream.of("OPEN", "REVISE").filter(done::equals).findFirst().orElse(null);
    }

    private static List<CodeLists.Item> counties() {
        return CodeLists.of("counties").stream()
                .filter(item -> !item.code().equals(CodeLists.UNKNOWN))
                .toList();
    }
}
