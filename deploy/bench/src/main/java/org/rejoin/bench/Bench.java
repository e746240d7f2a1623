package org.rejoin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything in one run: start-up, data set, commands, reading, limits, stock Axon; then the report. */
public final class Bench {

    private static final List<String> SMALL_MEMORY = List.of("-Xmx256m");
    private static final long FIRST_PERSON_OVER_HTTP = 300_000_000;
    private static final int LINES_SHOWN = 150;
    private static final long PEOPLE_OF_A_MEASUREMENT = 20_000_000;

    private final Settings settings;
    private final Figures figures = new Figures();

    private Bench(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        Files.createDirectories(settings.work());
        Figures figures = new Bench(settings).run();
        figures.write(settings.work().resolve("figures.json"));
        Report report = new Report(settings, figures);
        report.write();
        if (!report.print(System.out)) {
            System.exit(1);
        }
    }

    private Figures run() throws Exception {
        figures.add("machine.load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        if (!settings.starts().equals("none")) {
            startUp();
        }
        if (settings.starts().equals("all")) {
            startWithArchive();
        }
        for (int cases : settings.cases()) {
            measure(cases);
        }
        return figures;
    }

    /** From nothing, and again on what is there then. */
    private void startUp() throws Exception {
        for (int run = 0; run < Math.min(3, settings.runs()); run++) {
            Path data = settings.work().resolve("start");
            delete(data);
            try (Service first = service(data, SMALL_MEMORY)) {
                say("first start: %.1f s", first.secondsToFirstAnswer());
                figures.add("start.firstSeconds", first.secondsToFirstAnswer());
            }
            try (Service again = service(data, SMALL_MEMORY)) {
                say("start: %.1f s", again.secondsToFirstAnswer());
                figures.add("start.seconds", again.secondsToFirstAnswer());
            }
            delete(data);
        }
    }

    /** With the classes of an earlier start shared; the jar has to be taken apart for that, as its own tools do it. */
    private void startWithArchive() throws Exception {
        Path apart = settings.work().resolve("app");
        Path data = settings.work().resolve("start");
        delete(apart);
        delete(data);
        run(
                settings.work().resolve("extract.log"),
                "java",
                "-Djarmode=tools",
                "-jar",
                settings.jar().toString(),
                "extract",
                "--destination",
                apart.toString());
        Path jar = apart.resolve(settings.jar().getFileName());
        Path archive = apart.resolve("rejoin.jsa");
        try (Service learning =
                Service.start(jar, data, log(), List.of("-Xmx256m", "-XX:ArchiveClassesAtExit=" + archive))) {
            say("start that writes the archive of classes: %.1f s", learning.secondsToFirstAnswer());
        }
        for (int run = 0; run < Math.min(3, settings.runs()); run++) {
            try (Service shared =
                    Service.start(jar, data, log(), List.of("-Xmx256m", "-XX:SharedArchiveFile=" + archive))) {
                say("start with shared classes: %.1f s", shared.secondsToFirstAnswer());
                figures.add("start.sharedSeconds", shared.secondsToFirstAnswer());
            }
        }
        delete(data);
        delete(apart);
    }

    private void measure(int cases) throws Exception {
        Path place = settings.work().resolve("cases-" + cases);
        Path data = place.resolve("data");
        String prefix = cases + ".";
        if (!settings.keep() || !Files.exists(place.resolve("inside.json"))) {
            // what is built already stands, where a run was broken off
            if (!settings.keep() || !Files.exists(place.resolve("built.json"))) {
                delete(place);
                Files.createDirectories(place);
            }
            say("%d cases: building, and commands in process", cases);
            inside(place, data, cases);
        }
        figures.addAll(Figures.read(place.resolve("inside.json")), prefix);
        try (Service service = service(data, SMALL_MEMORY)) {
            Server server = Server.of(data);
            server.requireDurable();
            if (settings.starts().equals("none")) {
                figures.add("start.seconds", service.secondsToFirstAnswer());
            }
            say("%d cases: over HTTP", cases);
            Figures outside = new Figures();
            int before = measuredBefore(place);
            long firstPerson = FIRST_PERSON_OVER_HTTP + before * PEOPLE_OF_A_MEASUREMENT;
            // one that is broken off counts too: its people are filed
            outside.write(outside(place, before));
            new Outside(settings, service, server, outside, cases, firstPerson).measure();
            outside.write(outside(place, before));
            figures.addAll(outside, prefix);
            if (cases == settings.cases().get(0)) {
                say("stock Axon");
                stock(place, data);
                figures.addAll(Figures.read(place.resolve("stock.json")), "");
            }
        }
        if (!settings.keep()) {
            delete(place);
        }
    }

    /** How often a data set that was kept was measured over HTTP: whom those filed are filed. */
    private static int measuredBefore(Path place) {
        int times = 0;
        while (Files.exists(outside(place, times))) {
            times++;
        }
        return times;
    }

    private static Path outside(Path place, int before) {
        return place.resolve("outside-" + before + ".json");
    }

    private void inside(Path place, Path data, int cases) throws Exception {
        run(
                place.resolve("inside.log"),
                "java",
                "-Xmx1g",
                "-Dloader.main=org.rejoin.Rejoin",
                "-Dloader.path=" + settings.classes(),
                "-cp",
                settings.jar().toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                "--rejoin.data=" + data,
                "--server.port=0",
                "--rejoin.demo.samples=false",
                "--rejoin.bench.result=" + place.resolve("inside.json"),
                "--rejoin.bench.cases=" + cases,
                "--rejoin.bench.replay="
                        + (settings.replays() && cases == settings.cases().get(0)),
                "--rejoin.bench.runs=" + settings.runs(),
                "--rejoin.bench.seconds=" + settings.seconds(),
                "--rejoin.bench.clients=" + settings.clients());
    }

    private void stock(Path place, Path data) throws Exception {
        run(
                place.resolve("stock.log"),
                "java",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.rejoin.bench.stock.Stock",
                data.toString(),
                place.resolve("stock.json").toString(),
                Integer.toString(settings.runs()),
                Integer.toString(settings.seconds()),
                Integer.toString(settings.clients()));
    }

    private static void run(Path log, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread stop = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        int code = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        if (code != 0) {
            // the machine it ran on may be gone when somebody asks
            List<String> said = Files.readAllLines(log);
            said.subList(Math.max(0, said.size() - LINES_SHOWN), said.size()).forEach(System.out::println);
            throw new IllegalStateException("It ended with " + code + ": see " + log);
        }
    }

    private Service service(Path data, List<String> virtualMachine) throws Exception {
        return Service.start(settings.jar(), data, log(), virtualMachine);
    }

    private Path log() {
        return settings.work().resolve("service.log");
    }

    private static void say(String format, Object... arguments) {
        System.out.println("bench: " + format.formatted(arguments));
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
