package org.rejoin.robustness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rejoin.Rejoin;

/** The service as a process of its own, in the demo profile and without sample cases; ends with its PostgreSQL when closed. */
final class ServiceProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Rejoin answers at (http://localhost:\\d+)");

    private final Process process;
    private final Path data;
    private final Path log;
    private final String address;

    private ServiceProcess(Process process, Path data, Path log) {
        this.process = process;
        this.data = data;
        this.log = log;
        // also when the build is stopped in the middle of a test
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            this.address = await().atMost(Duration.ofMinutes(2)).until(this::findAddress, found -> !found.isEmpty());
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException(logged(), e);
        }
    }

    /** @param settings of the service, as {@code --name=value} */
    static ServiceProcess start(Path data, String... settings) {
        return start(List.of(), List.of(), data, settings);
    }

    /** @param launcher command that runs java in its place, empty for none; jvm: options such as {@code -Xmx512m} */
    static ServiceProcess start(List<String> launcher, List<String> jvm, Path data, String... settings) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(java());
        command.add("-Xmx384m");
        command.addAll(jvm);
        command.addAll(List.of(
                Rejoin.class.getName(), "--server.port=0", "--rejoin.demo.samples=false", "--rejoin.data=" + data));
        command.addAll(List.of(settings));
        try {
            Path log = Files.createTempFile(data.getParent(), "service-", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new ServiceProcess(process, data, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A java with the classes of this test. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"));
    }

    private String findAddress() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The service ended with " + process.exitValue());
        }
        Matcher address = ADDRESS.matcher(logged());
        return address.find() ? address.group(1) : "";
    }

    String address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    String logged() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. Its PostgreSQL is left behind. */
    void kill() {
        end(process.destroyForcibly());
    }

    @Override
    public void close() {
        process.destroy();
        if (!ended(process)) {
            kill();
        }
        orphan().filter(ProcessHandle::destroyForcibly)
                .ifPresent(server ->
                        server.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    private Optional<ProcessHandle> orphan() {
        Path pidFile = data.resolve("postgres/postmaster.pid");
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(pidFile).get(0)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        if (!ended(process)) {
            throw new IllegalStateException("Process " + process.pid() + " does not end");
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
