package org.rejoin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.axonframework.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;

/** The figures beside their targets, for people. */
final class Report {

    private static final String HOW = """
            Written by the benchmark itself, which measures the packaged service beside the limits of its database and a stock Axon
            ([why so](adr/0026-benchmark-beside-its-limits.md)), after `./mvnw package -DskipTests`:

            - `deploy/bench/run`: 10,000 cases once, as `.ci/run` does it; prints the ratios, fails where one is a tenth of what
              it was last; report and raw figures in `deploy/bench/target/bench`.
            - `deploy/bench/run long`: 10,000 and 1,000,000 cases, medians of five runs; writes this page, and the raw figures to
              `deploy/bench/target/bench/figures.json`. The machine must have nothing else to do. With `--keep=true` the data
              sets stay: a run that was broken off goes on with what is built, and the next run measures it over HTTP alone,
              beside what was measured in process when it was built.
            - `./mvnw -pl deploy/bench -am verify -Pbench`: builds, then the first with starts and a replay.

            The medians are of as many figures as the raw ones tell: what changes the machine's state for long (start, replay,
            memory, sizes) is measured less often. The part in process has a heap of 1 GiB, all else `-Xmx256m`. Stock Axon
            is measured beside the idle service, whose server it uses. Percentiles with less than five values beyond them are
            left out.

            `pgbench` is Debian's (`apt-get install postgresql-contrib`); without it the limits are left out.

            """;
    private static final String CELLS = "| %s | %s | %s | %s |\n";

    private final Settings settings;
    private final Figures figures;
    private final List<Target> targets;

    Report(Settings settings, Figures figures) {
        this.settings = settings;
        this.figures = figures;
        List<Integer> cases = settings.cases();
        this.targets = Target.of(figures, cases.get(0), cases.get(cases.size() - 1));
    }

    /** @return whether nothing is an order of magnitude from what it was */
    boolean print(PrintStream out) {
        boolean fine = true;
        for (Target target : targets) {
            String verdict = target.measured().isEmpty()
                    ? ""
                    : target.isMet() ? "met" : target.isFarOff() ? "FAR OFF" : "missed";
            out.printf(Locale.ROOT, "%-62s %14s  %12s  %s\n", target.what(), target.shown(), target.wanted(), verdict);
            fine &= target.measured().isEmpty() || !target.isFarOff();
        }
        return fine;
    }

    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("# Benchmarks\n\n");
        text.append(HOW);
        text.append("This report: medians of ")
                .append(settings.runs())
                .append(settings.runs() == 1 ? " run" : " runs")
                .append(" of ")
                .append(settings.seconds())
                .append(" seconds each, ")
                .append(settings.clients())
                .append(
                        " clients. Load driver, service and PostgreSQL share the machine; ratios hold elsewhere, times and rates")
                .append(" do not.\n\n");
        machine(text);
        text.append("\n## Targets\n\n| What | Measured | Target | |\n|---|---|---|---|\n");
        for (Target target : targets) {
            text.append(CELLS.formatted(
                    target.what(),
                    target.shown(),
                    target.wanted(),
                    target.measured().isEmpty() ? "" : target.isMet() ? "met" : "**missed**"));
        }
        missed(text);
        for (int cases : settings.cases()) {
            at(text, cases);
        }
        stock(text);
        Files.writeString(settings.report(), text.toString());
    }

    private void machine(StringBuilder text) throws IOException {
        text.append("| | |\n|---|---|\n");
        row(text, "Date", LocalDate.now(ZoneOffset.UTC).toString());
        row(
                text,
                "Machine",
                Runtime.getRuntime().availableProcessors() + " × " + proc("cpuinfo", "model name") + ", memory "
                        + proc("meminfo", "MemTotal"));
        plain(text, "Load average when it began (more than some tenths: others worked on it too)", "machine.load");
        row(text, "Operating system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        row(text, "Java", System.getProperty("java.runtime.version"));
        row(text, "Spring Boot, Axon", SpringBootVersion.getVersion() + ", " + versionOf(CommandBus.class));
        row(text, "PostgreSQL", "embedded; fsync, synchronous_commit and full_page_writes on, shared_buffers 256 MB");
    }

    private static String versionOf(Class<?> part) {
        @Nullable String version = part.getPackage().getImplementationVersion();
        return version == null ? "of the pom" : version;
    }

    private static String proc(String file, String name) throws IOException {
        Path path = Path.of("/proc", file);
        if (!Files.exists(path)) {
            return "unknown";
        }
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private void missed(StringBuilder text) {
        List<Target> missed = targets.stream()
                .filter(target -> target.measured().isPresent() && !target.isMet())
                .toList();
        if (missed.isEmpty()) {
            return;
        }
        text.append("\n### What limits the missed ones\n\n");
        missed.forEach(target -> text.append("- ")
                .append(target.what())
                .append(": ")
                .append(target.limits())
                .append('\n'));
    }

    private void at(StringBuilder text, int cases) {
        String at = cases + ".";
        text.append("\n## At %,d cases\n\n".formatted(cases));
        text.append("| | per second | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|\n");
        timed(text, "commands in process, before there are cases", at + "empty.command");
        timed(text, "commands in process", at + "command");
        timed(text, "commands in process at half load, from the time intended", at + "half.command");
        timed(text, "commands over HTTP", at + "http.command");
        timed(text, "reading one's own write over HTTP", at + "http.readYourWrites");
        timed(text, "list of a school, alone", at + "http.list");
        Reader.KINDS.forEach(kind -> timed(text, "mixed load: " + kind, at + "mixed." + kind));
        text.append("\n| | |\n|---|---|\n");
        plain(text, "pgbench: durable inserts of an event row per second", at + "pgbench.insert");
        plain(text, "pgbench: the list's own SQL per second", at + "pgbench.list");
        plain(text, "sequential scan, events per second", at + "scan.eventsPerSecond");
        plain(text, "COPY, events per second", at + "copy.eventsPerSecond");
        plain(text, "projection lag at half load, p50 ms", at + "half.lag.p50ms");
        plain(text, "projection lag at half load, p99 ms", at + "half.lag.p99ms");
        plain(text, "events behind at the end of full load", at + "command.eventsBehind");
        plain(text, "events replayed", at + "replay.events");
        plain(text, "replay of all read models, events per second", at + "replay.eventsPerSecond");
        figures.all().keySet().stream()
                .filter(name -> name.startsWith(at + "replay.") && name.endsWith(".seconds"))
                .forEach(name -> plain(
                        text,
                        "there in the replay after s: "
                                + name.substring((at + "replay.").length(), name.length() - ".seconds".length()),
                        name));
        plain(text, "times the run was broken off after building, and went on", at + "build.resumed");
        plain(text, "events per second the data set was built with", at + "build.eventsPerSecond");
        plain(text, "events per second all read models followed it with", at + "build.catchUp.eventsPerSecond");
        plain(text, "bytes of the event store per event", at + "bytes.perEvent");
        plain(text, "bytes of the database per case", at + "bytes.perCase");
        plain(text, "resident memory idle, MiB", at + "memory.idleMiB");
        plain(text, "resident memory at full load, MiB", at + "memory.fullMiB");
    }

    private void stock(StringBuilder text) {
        text.append(
                        "\n## Stock Axon\n\nJPA engine, tracking processor, one list with a save per event, nothing encrypted,")
                .append(
                        " nothing reserved, no duties; the serialiser is Jackson, for the default one cannot read records.\n\n");
        text.append("| | per second | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|\n");
        timed(text, "commands in process", "stock.command");
        text.append("\n| | |\n|---|---|\n");
        plain(text, "pgbench beside it: inserts per second", "stock.pgbench.insert");
        plain(text, "replay, events per second", "stock.replay.eventsPerSecond");
    }

    private void timed(StringBuilder text, String what, String name) {
        if (figures.median(name + ".p50ms").isPresent()) {
            text.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            what,
                            number(figures.median(name + ".perSecond")),
                            number(figures.median(name + ".p50ms")),
                            number(figures.median(name + ".p95ms")),
                            number(figures.median(name + ".p99ms"))));
        }
    }

    private void plain(StringBuilder text, String what, String name) {
        if (figures.median(name).isPresent()) {
            row(text, what, number(figures.median(name)));
        }
    }

    private static void row(StringBuilder text, String what, String value) {
        text.append("| %s | %s |\n".formatted(what, value));
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "–";
        }
        double known = value.getAsDouble();
        return known >= 100 ? String.format(Locale.ROOT, "%,.0f", known) : String.format(Locale.ROOT, "%.2f", known);
    }
}
