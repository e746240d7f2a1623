package org.rejoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.rejoin");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("org.rejoin.planted");

    @ParameterizedTest
    @MethodSource("rules")
    void the_service_keeps_the_rule(ArchRule rule) {
        rule.check(SERVICE);
    }

    /** A rule that looks at the wrong classes passes for ever: each must report what was planted for it. */
    @ParameterizedTest
    @MethodSource("planted")
    void the_rule_reports_what_was_planted_for_it(ArchRule rule, String violation) {
        EvaluationResult result = rule.evaluate(PLANTED);

        assertThat(result.getFailureReport().getDetails()).anyMatch(detail -> detail.contains(violation));
    }

    static Stream<ArchRule> rules() {
        return planted().map(arguments -> (ArchRule) arguments.get()[0]).distinct();
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(ArchitectureRules.COMMAND_KNOWS_NO_QUERY, "planted.command.KnowsQuerySide"),
                Arguments.of(ArchitectureRules.QUERY_KNOWS_NO_COMMAND, "planted.query.KnowsCommandSide"),
                Arguments.of(ArchitectureRules.EVENTS_ARE_PLAIN, "planted.event.EventWithLogger"),
                Arguments.of(ArchitectureRules.HANDLERS_ARE_PACKAGE_PRIVATE, "planted.command.PublicHandler"),
                Arguments.of(ArchitectureRules.AGGREGATES_TOUCH_NOTHING_OUTSIDE, "AggregateWithClock"),
                Arguments.of(ArchitectureRules.AGGREGATES_TOUCH_NOTHING_OUTSIDE, "AggregateWithLogger"),
                Arguments.of(ArchitectureRules.AGGREGATES_ASK_NEITHER_TIME_NOR_CHANCE, "AggregateThatAsksTheTime"),
                Arguments.of(ArchitectureRules.AGGREGATES_ASK_NEITHER_TIME_NOR_CHANCE, "AggregateThatTakesChances"),
                Arguments.of(ArchitectureRules.AGGREGATES_KEEP_NO_BEANS, "AggregateWithRepository"),
                Arguments.of(ArchitectureRules.EVOLVE_ONLY_ASSIGNS, "EvolvesByThrowing"),
                Arguments.of(ArchitectureRules.EVOLVE_ONLY_ASSIGNS, "EvolvesByApplying"),
                Arguments.of(ArchitectureRules.LITTLE_IS_PUBLIC, "planted.command.PublicForNoReason"),
                Arguments.of(ArchitectureRules.NO_FIELD_INJECTION, "planted.query.FieldInjection"),
                Arguments.of(ArchitectureRules.NO_STANDARD_STREAMS, "planted.query.PrintsToTheConsole"),
                Arguments.of(ArchitectureRules.DECIDE_IS_A_COMMAND_HANDLER, "planted.command.DecideWithoutAnnotation"),
                Arguments.of(ArchitectureRules.EVOLVE_IS_A_SOURCING_HANDLER, "planted.command.EvolveWithoutAnnotation"),
                Arguments.of(ArchitectureRules.ON_IS_AN_EVENT_HANDLER, "planted.query.OnWithoutAnnotation"),
                Arguments.of(ArchitectureRules.ON_IS_AN_EVENT_HANDLER, "planted.command.ReactWithoutAnnotation"));
    }
}
