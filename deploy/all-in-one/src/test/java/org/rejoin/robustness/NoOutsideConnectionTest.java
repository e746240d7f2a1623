package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rejoin.As;

/**
 * The service talks to nothing but its database. Its sockets are always watched; where the system lets us, it also runs in a
 * network that has no outside, and the kernel counts what would have gone there.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class NoOutsideConnectionTest {

    private static final List<String> LOOPBACK_ONLY =
            List.of("unshare", "-n", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");

    @Test
    void it_starts_and_answers_without_ever_looking_outside(@TempDir Path directory) throws Exception {
        boolean alone = runs(with(LOOPBACK_ONLY, "true"));
        Set<String> peers = new TreeSet<>();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        Path pid = directory.resolve("pid");
        // written before java replaces the shell, so that the first socket is seen too
        List<String> launcher =
                with(alone ? LOOPBACK_ONLY : List.of(), "sh", "-c", "echo $$ > " + pid + " && exec \"$@\"", "sh");
        watch.scheduleWithFixedDelay(() -> notePeers(pid, peers), 0, 50, TimeUnit.MILLISECONDS);
        try (ServiceProcess service = ServiceProcess.start(launcher, List.of(), directory.resolve("data"))) {
            List<String> inItsNetwork =
                    alone ? List.of("nsenter", "-t", Long.toString(service.pid()), "-n") : List.of();
            assertThat(runs(with(inItsNetwork, client(Visitor.class, service.address()))))
                    .as("answers")
                    .isTrue();

            assertThat(peers).isNotEmpty().allMatch(NoOutsideConnectionTest::isLoopback);
            assertThat(service.logged())
                    .doesNotContain("UnknownHost", "ConnectException", "NoRouteToHost", "unreachable", "resolve host");
            if (alone) {
                assertThat(lostOnTheWayOut(service.pid())).isZero();
                // and the count is worth something
                assertThat(runs(with(inItsNetwork, client(Wanderer.class, "192.0.2.1"))))
                        .isFalse();
                assertThat(lostOnTheWayOut(service.pid())).isPositive();
            }
        } finally {
            watch.shutdownNow();
        }
    }

    private static List<String> with(List<String> launcher, String... command) {
        return Stream.concat(launcher.stream(), Stream.of(command)).toList();
    }

    private static String[] client(Class<?> main, String argument) {
        List<String> command = new ArrayList<>(ServiceProcess.java());
        command.addAll(List.of(main.getName(), argument));
        return command.toArray(String[]::new);
    }

    private static boolean runs(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            try {
                return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** Packets and connections that had nowhere to go, and questions to a name server of this machine. */
    private static long lostOnTheWayOut(long pid) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/net/snmp"));
        for (int line = 0; line + 1 < lines.size(); line += 2) {
            String[] names = lines.get(line).split(" ");
            String[] values = lines.get(line + 1).split(" ");
            for (int n = 1; n < names.length; n++) {
                counts.put(names[0] + names[n], Long.valueOf(values[n]));
            }
        }
        long noRoute6 = Files.readAllLines(Path.of("/proc/" + pid + "/net/snmp6")).stream()
                .filter(line -> line.startsWith("Ip6OutNoRoutes"))
                .mapToLong(line -> Long.parseLong(
                        line.substring(line.lastIndexOf('\t') + 1).strip()))
                .sum();
        return counts.getOrDefault("Ip:OutNoRoutes", 0L) + counts.getOrDefault("Udp:NoPorts", 0L) + noRoute6;
    }

    private static void notePeers(Path pidFile, Set<String> peers) {
        try {
            Path process = Path.of("/proc/" + Files.readString(pidFile).strip());
            Set<String> sockets = socketsOf(process);
            for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
                for (String line : Files.readAllLines(process.resolve("net/" + table))) {
                    String[] columns = line.strip().split("\\s+");
                    if (columns.length > 9 && sockets.contains("socket:[" + columns[9] + "]")) {
                        synchronized (peers) {
                            peers.add(columns[2].substring(0, columns[2].indexOf(':')));
                        }
                    }
                }
            }
        } catch (IOException notYetOrNoMore) {
            // looked at again in a moment
        }
    }

    private static Set<String> socketsOf(Path process) throws IOException {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.map(NoOutsideConnectionTest::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    // as the kernel prints it: words of four bytes, each backwards; none while it only listens
    private static boolean isLoopback(String address) {
        byte[] bytes = HexFormat.of().parseHex(address);
        boolean listening = address.matches("0+");
        boolean four = bytes.length == 4 && bytes[3] == 127;
        boolean mapped = address.startsWith("0000000000000000FFFF0000") && bytes[15] == 127;
        return listening || four || mapped || address.equals("00000000000000000000000001000000");
    }

    /** Uses the service, in whatever network it was started. */
    static final class Visitor {

        public static void main(String[] arguments) {
            String url = arguments[0];
            Filing filing = Filing.reportedOn(url);
            As registrar = As.account(url, "registrar-a");
            boolean answers = Stream.of(
                            filing.at(""), filing.at("/actions"), "/api/cases", "/v3/api-docs", "/actuator/health")
                    .allMatch(address -> registrar.get(address).status() == 200);
            System.exit(answers ? 0 : 1);
        }
    }

    /** Tries to leave. */
    static final class Wanderer {

        public static void main(String[] arguments) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(arguments[0], 80), 2_000);
            }
        }
    }
}
