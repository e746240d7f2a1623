package org.rejoin.query.rulesets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.DutyCondition;
import org.rejoin.event.ruleset.DutyTemplate;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.school.Stage;
import org.rejoin.query.NotVisible;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Which rules hold, each version as it was published, and the form of the next one with what it would change (L19 to L26). */
@PageController
class RuleSetPages {

    private static final String ALL = "/api/rule-sets";
    private static final String ONE = "/api/rule-sets/{authority}/{stage}";
    private static final String ON_A_DAY = ONE + "?on={on}";
    private static final List<Role> OF_SCHOOLS =
            List.of(Role.HEAD, Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.REGISTRY, Role.COUNSELLING_OFFICE);

    private final Answers answers;
    private final Clock clock;
    private final ZoneId zone;

    RuleSetPages(Answers answers, Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.answers = answers;
        this.clock = clock;
        this.zone = zone;
    }

    record Publication(int version, @Nullable String by, Instant at) {}

    record Line(
            String authority,
            @Nullable String name,
            Stage stage,
            @Nullable Integer version,
            @Nullable LocalDate effectiveFrom,
            @Nullable Publication published,
            List<Integer> planned) {}

    record Rules(
            @Nullable String name,
            RuleSetPublished inForce,
            List<RuleSetPublished> versions,
            List<Publication> publications,
            List<Integer> planned,
            boolean mayPublish) {}

    /** @param standing HOLDS, PLANNED, REPLACED before its day came, or EARLIER */
    record Version(
            RuleSetPublished rules,
            String standing,
            @Nullable Publication published) {}

    /** @param fixed what the law asks for stays; counting: whether a day says when it arises */
    record DutyLine(DutyTemplate duty, boolean on, boolean fixed, boolean counting) {}

    /** @param done whether a version was just published */
    @GetMapping("/rule-sets")
    @Asks(ALL)
    String list(
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Map<Stage, List<Line>> stages = Stream.of(answers.of(ALL, Line[].class, request, response))
                .collect(Collectors.groupingBy(Line::stage, TreeMap::new, Collectors.toList()));
        model.addAttribute("stages", stages).addAttribute("done", done != null);
        return "rulesets/list";
    }

    @GetMapping("/rule-sets/{authority}/{stage}")
    @Asks(ONE)
    String newest(
            @PathVariable String authority,
            @PathVariable Stage stage,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Rules found = found(authority, stage, request, response, model);
        return shown(version(found, authority, found.inForce()), found, model);
    }

    @GetMapping("/rule-sets/{authority}/{stage}/{version}")
    @Asks(ONE)
    String one(
            @PathVariable String authority,
            @PathVariable Stage stage,
            @PathVariable int version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Rules found = found(authority, stage, request, response, model);
        RuleSetPublished wanted = found.versions().stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(NotVisible::new);
        return shown(version(found, authority, wanted), found, model);
    }

    /**
     * The form of the next version, filled with what holds on its first day: a version planned to hold by then is changed
     * further, not back.
     *
     * @param on tomorrow where it is left out
     */
    @GetMapping("/rule-sets/{authority}/{stage}/next")
    @Asks(ONE)
    String next(
            @PathVariable String authority,
            @PathVariable Stage stage,
            @RequestParam(required = false) @Nullable LocalDate on,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        LocalDate first = on == null || !on.isAfter(today()) ? today().plusDays(1) : on;
        Rules found = answers.of(ON_A_DAY, Rules.class, request, response, authority, stage, first);
        if (!found.mayPublish()) {
            throw new NotVisible();
        }
        model.addAttribute("authority", authority)
                .addAttribute("stage", stage)
                .addAttribute("name", found.name())
                .addAttribute("on", first)
                .addAttribute("rules", found.inForce().rules())
                .addAttribute("planned", planned(found))
                .addAttribute(
                        "plannedDays",
                        planned(found).stream()
                                .map(one -> one.effectiveFrom().toString())
                                .collect(Collectors.joining(" ")))
                .addAttribute("lines", lines(found.inForce(), stage, found.name() != null))
                .addAttribute("conditions", DutyCondition.values())
                .addAttribute("roles", OF_SCHOOLS);
        return "rulesets/next";
    }

    private Rules found(
            String authority, Stage stage, HttpServletRequest request, HttpServletResponse response, Model model) {
        Rules found = answers.of(ONE, Rules.class, request, response, authority, stage);
        model.addAttribute("authority", authority)
                .addAttribute("stage", stage)
                .addAttribute("name", found.name())
                .addAttribute("mayPublish", found.mayPublish());
        return found;
    }

    private String shown(Version shown, Rules found, Model model) {
        model.addAttribute("shown", shown)
                .addAttribute(
                        "versions",
                        found.versions().stream()
                                .map(one -> version(found, one.authority(), one))
                                .toList());
        return "rulesets/one";
    }

    private Version version(Rules found, String authority, RuleSetPublished one) {
        boolean holds = one.authority().equals(found.inForce().authority())
                && one.version() == found.inForce().version();
        return new Version(
                one,
                holds ? "HOLDS" : standingOf(one, found),
                found.publications().stream()
                        .filter(publication -> one.authority().equals(authority))
                        .filter(publication -> publication.version() == one.version())
                        .findFirst()
                        .orElse(null));
    }

    private String standingOf(RuleSetPublished one, Rules found) {
        if (!one.effectiveFrom().isAfter(today())) {
            return "EARLIER";
        }
        return found.planned().contains(one.version()) ? "PLANNED" : "REPLACED";
    }

    private static List<RuleSetPublished> planned(Rules found) {
        return found.versions().stream()
                .filter(one -> found.planned().contains(one.version()))
                .toList();
    }

    // what was turned off can be turned on again
    private static List<DutyLine> lines(RuleSetPublished inForce, Stage stage, boolean ofSchool) {
        Set<AbsenceDutyKind> on = inForce.rules().duties().stream()
                .map(DutyTemplate::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AbsenceDutyKind.class)));
        List<DutyTemplate> builtIn = BuiltInRules.of(BuiltInRules.NATIONAL, stage)
                .map(rules -> rules.rules().duties())
                .orElse(List.of());
        return Stream.concat(
                        inForce.rules().duties().stream(), builtIn.stream().filter(duty -> !on.contains(duty.kind())))
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .map(duty -> new DutyLine(
                        duty,
                        on.contains(duty.kind()),
                        ofSchool && !duty.kind().mayBeWaived(),
                        Arrays.asList("DAY", "RETURN").contains(duty.trigger().name())))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
