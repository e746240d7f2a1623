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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.ruleset.RuleSetCommand.PublishRuleSet;
import org.rejoin.event.CodeLists;
import org.rejoin.event.ruleset.Ages;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.DutyTemplate;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.ruleset.Terms;
import org.rejoin.event.ruleset.Thresholds;
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

    private final Commands commands;
    private final PublishedRules published;
    private final Clock clock;
    private final ZoneId zone;

    RuleSetController(
            Commands commands,
            PublishedRules published,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.commands = commands;
        this.published = published;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param inForce on the day asked for; versions: the authority's own, the newest first */
    @Schema(name = "RuleSets")
    record Rules(RuleSetPublished inForce, List<RuleSetPublished> versions) {}

    @Schema(name = "NewRules", description = "duties: left out, those stay that hold on the day before", example = """
                    {"effectiveFrom":"2027-02-01","reason":"府教字第1號",
                     "thresholds":{"daysToReport":3,"longAbsenceDays":7,"longLeaveCount":6,"longLeaveDays":7,"pupilsOnDayTwo":10},
                     "terms":{"stableMonths":1,"reviewMonths":3,"arrivalDays":3,"arrivalDaysElsewhere":5,"arrivalInSchoolDays":true},
                     "ages":{"followUp":15,"register":17,"place":16,"noteZh":"","noteEn":""}}""")
    record NewRules(
            @NotNull LocalDate effectiveFrom,
            @NotBlank @Size(max = 200) String reason,
            @NotNull Thresholds thresholds,
            @NotNull Terms terms,
            @NotNull Ages ages,
            @Nullable @Size(max = 100) List<DutyTemplate> duties) {}

    @GetMapping("/{authority}/{stage}")
    @Operation(summary = "The rules of an authority and stage on a day, and all versions there were")
    Rules find(
            @Parameter(description = "AGENCY or a county code", example = "HUA") @PathVariable String authority,
            @Parameter(example = "JUNIOR_HIGH") @PathVariable Stage stage,
            @Parameter(description = "today where it is left out", example = "2027-02-01")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate on) {
        requireAuthority(authority);
        RuleBook book = published.of(authority, stage);
        return new Rules(book.on(on == null ? LocalDate.ofInstant(clock.instant(), zone) : on), book.versions());
    }

    @PostMapping("/{authority}/{stage}")
    @Operation(
            summary = "Publishes the next version, to hold from a later day on; nothing before is changed by it",
            description = "For the agency, and for a county's officer where the stage is elementary or junior high."
                    + " The answer is the version.")
    ResponseEntity<Object> publish(
            @PathVariable String authority,
            @PathVariable Stage stage,
            @Valid @RequestBody NewRules body,
            Caller caller) {
        requireAuthority(authority);
        List<DutyTemplate> duties = body.duties() == null
                ? published
                        .of(authority, stage)
                        .on(body.effectiveFrom().minusDays(1))
                        .rules()
                        .duties()
                : Objects.requireNonNull(body.duties());
        StageRules rules = new StageRules(body.thresholds(), body.terms(), body.ages(), duties);
        List<FieldProblem> problems = RulesCheck.of(rules, stage);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        RuleSetId id = RuleSetId.of(authority, stage);
        return commands.answer(
                new PublishRuleSet(
                        id,
                        authority,
                        stage,
                        body.effectiveFrom(),
                        rules,
                        body.reason().strip()),
                id.value(),
                caller);
    }

    private static void requireAuthority(String authority) {
        if (!authority.equals(BuiltInRules.NATIONAL) && !CodeLists.contains("counties", authority)) {
            throw new Invalid(FieldProblem.of("authority", "UNKNOWN_CODE"));
        }
    }
}
