package org.rejoin.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged service as a user starts it, in a process of its own. */
final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String FIRST_REQUEST = "/actuator/health/readiness";

    private final Process process;
    private final int port;
    private final double secondsToFirstAnswer;
    private final Thread watching = new Thread(this::watch, "memory");
    private volatile boolean ended;
    private volatile long mostKibibytes;

    private Service(Process process, int port, double secondsToFirstAnswer) {
        this.process = process;
        this.port = port;
        this.secondsToFirstAnswer = secondsToFirstAnswer;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        watching.setDaemon(true);
        watching.start();
    }

    static Service start(Path jar, Path data, Path log, List<String> virtualMachine) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(virtualMachine);
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--rejoin.data=" + data,
                "--server.port=" + port,
                "--rejoin.demo.samples=false",
                "--logging.level.root=warn"));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        awaitAnswer(process, port, log);
        return new Service(process, port, (System.nanoTime() - began) / 1e9);
    }

    private static void awaitAnswer(Process process, int port, Path log) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (Http http = new Http(port)) {
                if (http.get(FIRST_REQUEST).status() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not there yet
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        process.destroyForcibly();
        throw new IllegalStateException("The service does not answer: see " + log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    double secondsToFirstAnswer() {
        return secondsToFirstAnswer;
    }

    /** Resident memory of the virtual machine, without its database. */
    double mebibytes() {
        return kibibytes() / 1024.0;
    }

    /** The most since it was asked to begin. */
    double mostMebibytes() {
        return mostKibibytes / 1024.0;
    }

    void forgetMemory() {
        mostKibibytes = 0;
    }

    private void watch() {
        while (!ended) {
            mostKibibytes = Math.max(mostKibibytes, kibibytes());
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long kibibytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // another operating system, or it just ended
        }
    }

    @Override
    public void close() {
        ended = true;
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
