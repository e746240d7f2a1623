package org.rejoin.logscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogScanTest {

    private final LogScan scan = new LogScan(List.of("王小明", "吳𠮷安", "Meihua-7-Kaoliang", "yawen@songtao.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot file 王小明 again",
                "吳𠮷安",
                "sign-in with Meihua-7-Kaoliang failed",
                "mail to yawen@songtao.example",
                "duplicate key (A123456789)",
                "id=F131104093.",
                "token rjn_0123456789abcdef",
                "hash $argon2id$v=19$m=19456",
                "Authorization: Basic dHV0b3ItYTp3cm9uZw==",
            })
    void a_planted_line_is_found(String line) {
        assertThat(scan.find(line)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "王小",
                "Answered 500 with trace 6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
                "A123456788 has a wrong check digit",
                "BA123456789 is something else",
                "A1234567890 too",
                "The service is started, Basic authentication is on",
            })
    void an_innocent_line_is_not(String line) {
        assertThat(scan.find(line)).isEmpty();
    }

    @Test
    void the_link_of_a_fresh_installation_is_the_one_exception() {
        String link = "2026-11-21 10:00:00,000 WARN  [main] %s : open https://rejoin.example/#Meihua-7-Kaoliang";
        assertThat(scan.find(link.formatted("rejoin.first-start"))).isEmpty();
        assertThat(scan.find(link.formatted("org.rejoin.Rejoin"))).isPresent();
    }

    @Test
    void a_finding_names_file_and_line(@TempDir Path directory) throws IOException {
        Path log = directory.resolve("a.log");
        Files.writeString(log, "fine\nnot fine: 王小明\nfine\n", StandardCharsets.UTF_8);

        assertThat(scan.scan(log)).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo(log);
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.what()).isEqualTo("王小明");
        });
    }
}
