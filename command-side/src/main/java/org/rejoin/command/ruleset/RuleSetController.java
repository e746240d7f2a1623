package org.rejoin.command.ruleset;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.ruleset.RuleSetCommand.PublishRuleSet;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.Ages;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.DutyTemplate;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.ruleset.Terms;
import org.rejoin.event.ruleset.Thresholds;
import org.rejoin.event.ruleset.Wording;
import org.rejoin.event.school.Stage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rules over HTTP: the authority publishes the next version, everybody reads all of them. */
@RestController
@RequestMapping("/api/rule-sets")
@Tag(name = "Rules", description = "Thresholds, deadlines, ages and duties per authority and stage")
class RuleSetController {

    private static final int PREVIEWED_DAYS = 14;
    private static final int MOST_PREVIEWED_DAYS = 200;

    private final Commands commands;
    private final PublishedRules published;
    private final Clock clock;
    private final ZoneId zone;
    private final int least;

    RuleSetController(
            Commands commands,
            PublishedRules published,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone,
            @Value("${rejoin.statistics.smallest-count-outside-the-school:6}") int least) {
        this.commands = commands;
        this.published = published;
        this.clock = clock;
        this.zone = zone;
        this.least = least;
    }

    /**
     * @param name of the school, where it is one
     * @param inForce on the day asked for; versions: the authority's own, the newest first; planned: those of them still to
     *     come that nothing replaced
     * @param mayPublish whether who asks may publish the next one
     */
    @Schema(name = "RuleSets")
    record Rules(
            @Nullable String name,
            RuleSetPublished inForce,
            List<RuleSetPublished> versions,
            List<PublishedRules.Publication> publications,
            List<Integer> planned,
            boolean mayPublish) {}

    /** @param version that holds today of the authority's own; null where it has none yet; planned: those still to come */
    @Schema(name = "RuleSetLine")
    record Line(
            String authority,
            @Nullable String name,
            Stage stage,
            @Nullable Integer version,
            @Nullable LocalDate effectiveFrom,
            PublishedRules.@Nullable Publication published,
            List<Integer> planned) {}

    @Schema(
            name = "NewRules",
            description = "duties: left out, those stay that hold on the day before. A school names duties alone:"
                    + " thresholds, terms and ages are its authority's. It may word a duty the law does not ask for:"
                    + " \"wording\":{\"zh\":\"電訪家長並告知學務處\",\"en\":\"Call the parents and tell student affairs\"},"
                    + " en may be left out.",
            example = """
                    {"effectiveFrom":"2027-02-01","reason":"府教字第1號",
                     "thresholds":{"daysToReport":3,"longAbsenceDays":7,"longLeaveCount":6,"longLeaveDays":7,"pupilsOnDayTwo":10},
                     "terms":{"stableMonths":1,"reviewMonths":3,"arrivalDays":3,"arrivalDaysElsewhere":5,"arrivalInSchoolDays":true},
                     "ages":{"followUp":15,"register":17,"place":16,"noteZh":"","noteEn":""}}""")
    record NewRules(
            @NotNull LocalDate effectiveFrom,
            @NotBlank @Size(max = 200) String reason,
            @Nullable Thresholds thresholds,
            @Nullable Terms terms,
            @Nullable Ages ages,
            @Nullable @Size(max = 100) List<@NotNull DutyTemplate> duties) {}

    @GetMapping
    @Operation(
            summary = "Which rules hold today, and which are planned",
            description = "Of the country and of counties; a county's officer sees those of the county and its schools,"
                    + " a school its county's and its own.")
    List<Line> list(Caller caller) {
        return concerning(caller.actor()).stream().map(this::line).toList();
    }

    @GetMapping("/{authority}/{stage}")
    @Operation(summary = "The rules of an authority and stage on a day, and all versions there were")
    Rules find(
            @Parameter(description = "AGENCY, a county code or a school unit", example = "HUA") @PathVariable
                    String authority,
            @Parameter(example = "JUNIOR_HIGH") @PathVariable Stage stage,
            @Parameter(description = "today where it is left out", example = "2027-02-01")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate on,
            Caller caller) {
        Optional<PublishedRules.Unit> unit = requireAuthority(authority, stage);
        RuleBook book = published.of(authority, stage);
        return new Rules(
                unit.map(PublishedRules.Unit::name).orElse(null),
                book.on(on == null ? today() : on).published(),
                book.versions(),
                published.publications(authority, stage),
                book.planned(today()),
                RuleSet.mayPublish(caller.actor(), authority, stage, unit.isPresent()));
    }

    @PostMapping("/{authority}/{stage}")
    @Operation(
            summary = "Publishes the next version, to hold from a later day on; nothing before is changed by it",
            description = "For the agency, for a county's officer where the stage is elementary or junior high, and for"
                    + " a school's head, who adjusts the duties the law does not ask for. What is planned for a later day"
                    + " stays planned. The answer is the version.")
    ResponseEntity<Object> publish(
            @PathVariable String authority,
            @PathVariable Stage stage,
            @Valid @RequestBody NewRules body,
            Caller caller) {
        boolean ofSchool = requireAuthority(authority, stage).isPresent();
        RuleSetId id = RuleSetId.of(authority, stage);
        return commands.answer(
                new PublishRuleSet(
                        id,
                        authority,
                        ofSchool,
                        stage,
                        body.effectiveFrom(),
                        rules(authority, stage, ofSchool, body),
                        body.reason().strip()),
                id.value(),
                caller);
    }

    @PostMapping("/{authority}/{stage}/preview")
    @Operation(
            summary = "What a version would change for the pupils followed now; publishes nothing",
            description = "Both are reckoned up to a day: the rules as they are, and with this version. Assumed is that"
                    + " who was away on the last day recorded stays away and that nothing else happens. Numbers of fewer"
                    + " than 6 pupils read <6 to whoever is of no school.")
    RulesPreview preview(
            @PathVariable String authority,
            @PathVariable Stage stage,
            @Parameter(description = "two weeks after its first day where it is left out")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate until,
            @Valid @RequestBody NewRules body,
            Caller caller) {
        boolean ofSchool = requireAuthority(authority, stage).isPresent();
        if (!RuleSet.mayPublish(caller.actor(), authority, stage, ofSchool)) {
            throw new Refused(RuleSetBlocker.of(ofSchool));
        }
        if (!body.effectiveFrom().isAfter(today())) {
            throw new Invalid(FieldProblem.of("/effectiveFrom", "EFFECTIVE_TOO_EARLY"));
        }
        LocalDate last = until == null ? body.effectiveFrom().plusDays(PREVIEWED_DAYS) : until;
        if (last.isBefore(body.effectiveFrom()) || last.isAfter(today().plusDays(MOST_PREVIEWED_DAYS))) {
            throw new Invalid(FieldProblem.of("/effectiveFrom", "PREVIEW_TOO_FAR", MOST_PREVIEWED_DAYS));
        }
        RuleSetPublished draft = new RuleSetPublished(
                authority,
                stage,
                Integer.MAX_VALUE,
                body.effectiveFrom(),
                rules(authority, stage, ofSchool, body),
                body.reason());
        RulesPreview found = RulesPreview.of(body.effectiveFrom(), last, sums(draft, last, caller.actor()));
        return caller.actor().school() == null ? found.withoutSmallCounts(least) : found;
    }

    // a question per school: none is long, and none holds the pupils of the whole country
    private PreviewSums sums(RuleSetPublished draft, LocalDate until, Actor actor) {
        List<String> units =
                commands.ask(new WhoIsFollowed(published.unitsUnder(draft.authority(), draft.stage())), actor);
        PreviewSums sums = PreviewSums.NOTHING;
        for (String unit : units) {
            PreviewSums ofUnit = commands.ask(new PreviewRules(unit, draft, until), actor);
            sums = sums.plus(ofUnit);
        }
        return sums;
    }

    private StageRules rules(String authority, Stage stage, boolean ofSchool, NewRules body) {
        RuleBook book = published.of(authority, stage);
        StageRules ofAuthority = book.ofAuthority(body.effectiveFrom()).rules();
        List<DutyTemplate> duties = body.duties() == null
                ? book.on(body.effectiveFrom().minusDays(1)).rules().duties()
                : tidied(body.duties());
        if (!ofSchool && duties.stream().anyMatch(duty -> duty != null && duty.wording() != null)) {
            throw new Invalid(FieldProblem.of("/duties", "WORDING_OF_SCHOOLS"));
        }
        StageRules rules = ofSchool ? adjusted(ofAuthority, body, duties) : complete(body, duties);
        List<FieldProblem> problems = RulesCheck.of(rules, stage);
        if (!problems.isEmpty()) {
            throw new Invalid(problems.stream().distinct().toList());
        }
        return rules;
    }

    private static List<DutyTemplate> tidied(List<DutyTemplate> duties) {
        return duties.stream()
                .map(duty -> duty == null ? duty : duty.called(Wording.tidy(duty.wording())))
                .toList();
    }

    private static StageRules adjusted(StageRules ofAuthority, NewRules body, List<DutyTemplate> duties) {
        if (body.thresholds() != null || body.terms() != null || body.ages() != null) {
            throw new Invalid(FieldProblem.of("/thresholds", "NOT_OF_SCHOOLS"));
        }
        return new StageRules(
                ofAuthority.thresholds(), ofAuthority.terms(), ofAuthority.ages(), lawful(duties, ofAuthority));
    }

    // what the law asks for is the authority's of that day, whatever a form held that was loaded on another
    private static List<DutyTemplate> lawful(List<DutyTemplate> duties, StageRules ofAuthority) {
        Map<AbsenceDutyKind, DutyTemplate> byLaw = ofAuthority.duties().stream()
                .filter(duty -> !duty.kind().mayBeWaived())
                .collect(Collectors.toMap(DutyTemplate::kind, Function.identity()));
        Set<AbsenceDutyKind> named = duties.stream().map(DutyTemplate::kind).collect(Collectors.toSet());
        return Stream.concat(
                        duties.stream()
                                .filter(duty -> duty.kind() == null
                                        || duty.kind().mayBeWaived()
                                        || byLaw.containsKey(duty.kind()))
                                .map(duty -> duty.kind() == null ? duty : byLaw.getOrDefault(duty.kind(), duty)),
                        byLaw.values().stream()
                                .filter(duty -> !named.contains(duty.kind()))
                                .sorted(Comparator.comparing(DutyTemplate::kind)))
                .toList();
    }

    private static StageRules complete(NewRules body, List<DutyTemplate> duties) {
        Thresholds thresholds = body.thresholds();
        Terms terms = body.terms();
        Ages ages = body.ages();
        if (thresholds == null || terms == null || ages == null) {
            throw new Invalid(Stream.of(
                            thresholds == null ? "/thresholds" : "",
                            terms == null ? "/terms" : "",
                            ages == null ? "/ages" : "")
                    .filter(pointer -> !pointer.isEmpty())
                    .map(pointer -> FieldProblem.of(pointer, "MISSING_FIELD"))
                    .toList());
        }
        return new StageRules(thresholds, terms, ages, duties);
    }

    private record Concerned(String authority, @Nullable String name, Stage stage) {}

    // the country's first, then the county's, then the school's
    private List<Concerned> concerning(Actor actor) {
        List<Concerned> all = new ArrayList<>();
        String county = actor.county();
        for (Stage stage : Stage.values()) {
            all.add(new Concerned(BuiltInRules.NATIONAL, null, stage));
            List<String> publishers = published.publishers(stage);
            CodeLists.of("counties").stream()
                    .map(CodeLists.Item::code)
                    .filter(code -> stage != Stage.SENIOR_HIGH)
                    .filter(code ->
                            county == null || county.isEmpty() ? hasOwn(code, stage, publishers) : county.equals(code))
                    .forEach(code -> all.add(new Concerned(code, null, stage)));
        }
        published
                .unitsConcerning(actor)
                .forEach(unit -> all.add(new Concerned(unit.code(), unit.name(), unit.stage())));
        return all;
    }

    private static boolean hasOwn(String county, Stage stage, List<String> publishers) {
        return BuiltInRules.of(county, stage).isPresent() || publishers.contains(county);
    }

    private Line line(Concerned one) {
        LocalDate today = today();
        RuleBook book = published.of(one.authority(), one.stage());
        RuleSetPublished holds = book.on(today).published();
        boolean own = holds.authority().equals(one.authority());
        return new Line(
                one.authority(),
                one.name(),
                one.stage(),
                own ? holds.version() : null,
                own ? holds.effectiveFrom() : null,
                own
                        ? published.publications(one.authority(), one.stage()).stream()
                                .filter(publication -> publication.version() == holds.version())
                                .findFirst()
                                .orElse(null)
                        : null,
                book.planned(today));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Optional<PublishedRules.Unit> requireAuthority(String authority, Stage stage) {
        if (authority.equals(BuiltInRules.NATIONAL) || CodeLists.contains("counties", authority)) {
            return Optional.empty();
        }
        return Optional.of(published
                .unit(authority)
                .filter(unit -> unit.stage() == stage && stage != Stage.SENIOR_HIGH)
                .orElseThrow(() -> new Invalid(FieldProblem.of("authority", "UNKNOWN_CODE"))));
    }
}
