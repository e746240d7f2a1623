package org.rejoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rejoin.logscan.LogScan;

/** Runs after all tests of all modules: nothing personal and no secret stands in any line they made the service log. */
class LogScanCheck {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final List<Path> MODULES = Stream.of("command-side", "query-side", "deploy/all-in-one")
            .map(ROOT::resolve)
            .toList();

    @Test
    void no_statement_of_any_story_was_refused_by_the_database() throws IOException {
        assertThat(ROOT.resolve("deploy/all-in-one/target/refused-statements.log"))
                .as("what the roles of the modules lack, or the one that asked is the wrong one")
                .isEmptyFile();
    }

    @Test
    void no_password_token_national_id_or_name_stands_in_any_log_line() throws IOException {
        LogScan scan = LogScan.forModules(MODULES);
        assertThat(scan.knowsSecrets()).as("secrets noted by the tests").isTrue();
        List<LogScan.Finding> findings = new ArrayList<>();
        for (Path module : MODULES) {
            List<Path> logs = LogScan.logsOf(module);
            assertThat(logs).as("logs of %s", module.getFileName()).isNotEmpty();
            for (Path log : logs) {
                findings.addAll(scan.scan(log));
            }
        }
        assertThat(findings).isEmpty();
    }
}
