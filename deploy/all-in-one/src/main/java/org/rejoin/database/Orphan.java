package org.rejoin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.rejoin.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of a service that was killed: it lives on and keeps the next one from starting. */
final class Orphan {

    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);

    private Orphan() {}

    /** To be called only while holding the lock of the data directory: then no living service owns the server. */
    static void stop(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process = processIn(pidFile);
        if (process.isPresent() && isServerOn(cluster, process.get())) {
            LOG.info("Stopping the PostgreSQL server that an earlier service left running");
            stop(process.get());
        } else if (process.isPresent() && !isAnotherProgram(process.get())) {
            throw new CannotStart(
                    "The process " + process.get().pid() + " named in " + pidFile
                            + " runs, and may be a PostgreSQL server on this directory.",
                    "Stop it. If it is another program, delete " + pidFile + ".");
        } else {
            // its number may belong to another program by now, which would keep PostgreSQL from starting
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<ProcessHandle> processIn(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0))).filter(ProcessHandle::isAlive);
    }

    private static boolean isServerOn(Path cluster, ProcessHandle process) throws IOException {
        if (!isPostgres(process)) {
            return false;
        }
        Path directory = cluster.toRealPath();
        return argumentsOf(process).anyMatch(argument -> realPath(argument).equals(Optional.of(directory)));
    }

    /** Only where the operating system tells what runs: not a server, or one on another directory. */
    private static boolean isAnotherProgram(ProcessHandle process) {
        return process.info().command().isPresent()
                && (!isPostgres(process) || argumentsOf(process).findAny().isPresent());
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                // what Linux says when an upgrade has replaced the program meanwhile
                .map(command -> command.replaceFirst(" \\(deleted\\)$", ""))
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }

    private static Stream<String> argumentsOf(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Stream::of);
    }

    private static Optional<Path> realPath(String argument) {
        try {
            return Optional.of(Path.of(argument).toRealPath());
        } catch (InvalidPathException | IOException e) {
            return Optional.empty(); // an option, or a number
        }
    }

    private static void stop(ProcessHandle server) throws IOException {
        signal("INT", server); // fast: ends sessions, writes a checkpoint
        if (!endedWithin(server, 60)) {
            signal("QUIT", server); // at once: recovers from its log at the next start
            if (!endedWithin(server, 30)) {
                throw new IOException("The PostgreSQL server " + server.pid() + " does not stop");
            }
        }
    }

    private static void signal(String name, ProcessHandle server) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + server.pid()).start();
    }

    private static boolean endedWithin(ProcessHandle server, int seconds) throws IOException {
        try {
            server.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
