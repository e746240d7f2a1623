package org.rejoin.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a figure should be.
 *
 * @param atLeast else at most
 * @param usual what a quiet machine of two cores showed last, for ratios; a time or a rate says little where others work too
 * @param limits what it is that limits the figure, and the next thing to try; said where the target is missed
 */
record Target(
        String what,
        boolean atLeast,
        double target,
        String unit,
        @Nullable Double usual,
        OptionalDouble measured,
        @Nullable String limits) {

    private static final double AN_ORDER = 10;

    static List<Target> of(Figures figures, int small, int large) {
        String few = small + ".";
        String many = large + ".";
        boolean both = small != large;
        // the short form follows the data set once, and does not do it again
        String replay = figures.median(few + "replay.eventsPerSecond").isPresent()
                ? few + "replay.eventsPerSecond"
                : few + "build.catchUp.eventsPerSecond";
        return List.of(
                new Target(
                        "in-process commands/s ÷ pgbench insert/s",
                        true,
                        0.30,
                        "",
                        0.06,
                        figures.ratio(few + "command.keptUpPerSecond", few + "pgbench.insert"),
                        Limits.COMMANDS),
                new Target(
                        "HTTP commands/s ÷ pgbench insert/s",
                        true,
                        0.15,
                        "",
                        0.02,
                        figures.ratio(few + "http.command.perSecond", few + "http.pgbench.insert"),
                        Limits.HTTP_COMMANDS),
                new Target(
                        "in-process commands/s ÷ stock Axon's",
                        true,
                        4,
                        "",
                        1.3,
                        figures.ratio(few + "command.keptUpPerSecond", "stock.command.perSecond"),
                        Limits.COMMANDS),
                new Target(
                        "projection lag p99 at half load",
                        false,
                        100,
                        "ms",
                        null,
                        figures.median(few + "half.lag.p99ms"),
                        Limits.LAG),
                new Target(
                        "replay of all read models, events/s ÷ stock Axon's",
                        true,
                        15,
                        "",
                        10.0,
                        figures.ratio(replay, "stock.replay.eventsPerSecond"),
                        Limits.REPLAY),
                new Target(
                        "replay of all read models",
                        true,
                        30_000,
                        "events/s",
                        null,
                        figures.median(replay),
                        Limits.REPLAY),
                new Target(
                        "list page of a school at " + large + " ÷ " + small + " cases, p99",
                        false,
                        1.5,
                        "",
                        1.0,
                        both
                                ? figures.ratio(many + "http.list.p99ms", few + "http.list.p99ms")
                                : OptionalDouble.empty(),
                        Limits.LISTS),
                new Target(
                        "list page requests/s ÷ pgbench running its SQL",
                        true,
                        0.25,
                        "",
                        0.16,
                        figures.ratio(few + "http.list.perSecond", few + "pgbench.list"),
                        Limits.LIST_RATE),
                new Target(
                        "HTML list /cases of a school, p50",
                        false,
                        300,
                        "ms",
                        null,
                        figures.median(many + "mixed.page.school.p50ms"),
                        Limits.LISTS),
                new Target(
                        "HTML list /cases of a school, p95",
                        false,
                        800,
                        "ms",
                        null,
                        figures.median(many + "mixed.page.school.p95ms"),
                        Limits.LISTS),
                new Target(
                        "HTML list /cases of the agency, p95",
                        false,
                        800,
                        "ms",
                        null,
                        figures.median(many + "mixed.page.agency.p95ms"),
                        Limits.LISTS),
                statistics(figures, many, "summary"),
                statistics(figures, many, "roster"),
                statistics(figures, many, "measures"),
                flat(figures, many, few, both, "summary"),
                flat(figures, many, few, both, "roster"),
                flat(figures, many, few, both, "measures"),
                new Target(
                        "first start to first answer, database initialised",
                        false,
                        5,
                        "s",
                        null,
                        figures.median("start.firstSeconds"),
                        Limits.START),
                new Target("start to first answer", false, 5, "s", null, figures.median("start.seconds"), Limits.START),
                new Target(
                        "start to first answer with shared classes",
                        false,
                        3,
                        "s",
                        null,
                        figures.median("start.sharedSeconds"),
                        Limits.START),
                new Target(
                        "resident memory at full load, -Xmx256m",
                        false,
                        450,
                        "MiB",
                        null,
                        figures.median(many + "memory.fullMiB"),
                        Limits.MEMORY),
                new Target(
                        "cost per command at " + large + " ÷ at no cases",
                        false,
                        1.15,
                        "",
                        1.0,
                        // one that went on where it was broken off has none of its own
                        figures.ratio(
                                (figures.median(many + "empty.command.perSecond")
                                                        .isPresent()
                                                ? many
                                                : few) + "empty.command.perSecond",
                                many + "command.perSecond"),
                        Limits.GROWTH));
    }

    private static Target statistics(Figures figures, String many, String report) {
        return new Target(
                "statistics: " + report + ", p95",
                false,
                150,
                "ms",
                null,
                figures.median(many + "mixed.statistics." + report + ".p95ms"),
                Limits.STATISTICS);
    }

    private static Target flat(Figures figures, String many, String few, boolean both, String report) {
        String p50 = "mixed.statistics." + report + ".p50ms";
        return new Target(
                "statistics: " + report + " with many cases ÷ with few, p50",
                false,
                1.5,
                "",
                null,
                both ? figures.ratio(many + p50, few + p50) : OptionalDouble.empty(),
                Limits.STATISTICS);
    }

    boolean isMet() {
        double value = measured.orElse(Double.NaN);
        return atLeast ? value >= target : value <= target;
    }

    /** So far from what it was that something broke. */
    boolean isFarOff() {
        if (usual == null) {
            return false;
        }
        double value = measured.orElse(Double.NaN);
        return atLeast ? value < usual / AN_ORDER : value > usual * AN_ORDER;
    }

    String shown() {
        return measured.isPresent() ? text(measured.getAsDouble()) : "not measured in this run";
    }

    String wanted() {
        return (atLeast ? "≥ " : "≤ ") + text(target);
    }

    private String text(double value) {
        String number = value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
