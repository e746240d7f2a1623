package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rejoin.As;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** IF04: a file as large as no school has goes in at once, in a small heap, and nobody waits for it. Long form: 10,000 rows. */
class LargeImportTest {

    private static final Logger LOG = LoggerFactory.getLogger(LargeImportTest.class);

    private static final int ROWS = Boolean.getBoolean("rejoin.long") ? 10_000 : 2_500;
    private static final int FIRST_STUDENT = 5_000_000;
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void thousands_of_rows_are_filed_in_512_megabytes_while_others_work(@TempDir Path directory) throws Exception {
        byte[] file = file();
        try (ServiceProcess service = ServiceProcess.start(List.of(), List.of("-Xmx512m"), directory.resolve("data"))) {
            As registrar = As.account(service.address(), "registrar-a");
            long start = System.nanoTime();
            CompletableFuture<As.Answer> importing =
                    CompletableFuture.supplyAsync(() -> registrar.upload("/api/cases/import", "cases.csv", file));
            double mostHeap = 0;
            int rounds = 0;
            while (!isDoneSoon(importing)) {
                othersWork(service.address());
                mostHeap = Math.max(mostHeap, heapUsed(service.address()));
                rounds++;
            }

            As.Answer imported = importing.join();
            assertThat(imported.status()).as(imported.toString()).isEqualTo(200);
            assertThat(imported.json().get("filed").asInt()).isEqualTo(ROWS);
            assertThat(rounds).isPositive();
            LOG.info(
                    "{} rows in {} s, at most {} MB of heap, others worked {} times meanwhile",
                    ROWS,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                    Math.round(mostHeap / 1_048_576),
                    rounds);

            As.Answer again = registrar.upload("/api/cases/import", "cases.csv", file);
            assertThat(again.status()).as(again.toString()).isEqualTo(200);
            assertThat(again.json().get("filed").asInt()).isZero();
            assertThat(again.json().get("alreadyThere").asInt()).isEqualTo(ROWS);

            // the duties of so many cases are counted for minutes yet: not what is measured here
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(registrar
                            .get("/api/cases?list=PENDING")
                            .json()
                            .get("total")
                            .asInt())
                    .isEqualTo(ROWS));
        }
    }

    private static boolean isDoneSoon(CompletableFuture<?> importing) throws Exception {
        try {
            importing.get(250, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillAtIt) {
            return false;
        }
    }

    private static void othersWork(String url) {
        As other = As.account(url, "registrar-b");
        assertThat(answeredSoon(() -> Filing.next().file(other)).status()).isEqualTo(201);
        assertThat(answeredSoon(() -> other.withoutWaiting().get("/api/cases")).status())
                .isEqualTo(200);
    }

    private static As.Answer answeredSoon(Supplier<As.Answer> request) {
        long start = System.nanoTime();
        As.Answer answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        return answer;
    }

    private static double heapUsed(String url) {
        return As.account(url, "agency")
                .withoutWaiting()
                .get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static byte[] file() {
        LocalDate today = LocalDate.now(Filing.TAIWAN);
        return IntStream.range(0, ROWS)
                .mapToObj(n -> "休學,%s,學生%05d,%s,一般生,父,04-1234567,%s,經濟因素"
                        .formatted(
                                Filing.nationalId(FIRST_STUDENT + n), n, today.minusYears(16), today.minusDays(n % 90)))
                .collect(Collectors.joining("\n", "離校種類,身分證字號,學生姓名,出生日期,學生身份,監護人關係,監護人電話,離校時間,主要原因\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
