package org.rejoin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        Optional<ProcessHandle> server = serverOf(cluster, pidFile);
        if (server.isPresent()) {
            LOG.info("Stopping the PostgreSQL server that an earlier service left running");
            stop(server.get());
        } else {
            // its number may belong to another program by now, which would keep PostgreSQL from starting
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<ProcessHandle> serverOf(Path cluster, Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> isServerOn(cluster, process));
    }

    private static boolean isServerOn(Path cluster, ProcessHandle process) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
        return postgres
                && process.info().arguments().map(List::of).orElse(List.of()).contains(cluster.toString());
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
