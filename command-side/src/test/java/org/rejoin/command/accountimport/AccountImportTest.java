package org.rejoin.command.accountimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.platform.CommandSideClient.key;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideClient.Header;
import org.rejoin.command.platform.CommandSideClient.Part;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
@Tag("R-ACC-10")
@Tag("IF05")
class AccountImportTest {

    private static final String HEADING = "帳號,姓名,電子信箱,連絡電話,權限";

    private final CommandSideClient client;
    private final JdbcClient jdbc;
    private final AccountDirectory directory;
    private final String unit = Integer.toString(100_000 + new Random().nextInt(800_000));
    private final Actor principal = new Actor("p" + unit, Set.of(Role.PRINCIPAL_REPORTER), unit, "990");

    @Autowired
    AccountImportTest(CommandSideClient client, JdbcClient jdbc, AccountDirectory directory) {
        this.client = client;
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @BeforeEach
    void aNewUnit() {
        jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                        + " VALUES (?, ?, 'DAY', '示範高中', '990', 'COUNTY')")
                .params(unit, unit)
                .update();
    }

    @Test
    @Tag("L13")
    void every_row_becomes_an_account_that_waits_for_its_password() {
        Answer answer = imports(row("chou", "周雅文", "") + row("wu", "吳𠮷安", "輔導人員、導師") + row("ko", "柯廷瑋", "校長"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"rows\":3,\"opened\":3,\"alreadyThere\":0}");
        assertThat(answer.token()).isNotNull();
        KnownAccount wu = known("wu");
        assertThat(wu.name()).isEqualTo("吳𠮷安");
        assertThat(wu.school()).isEqualTo(unit);
        assertThat(wu.roles()).containsExactlyInAnyOrder(Role.TUTOR, Role.COUNSELLOR);
        assertThat(wu.standing()).isEqualTo(KnownAccount.Standing.NORMAL);
        assertThat(wu.verified()).isFalse();
        assertThat(known("chou").roles()).containsExactly(Role.TUTOR);
        assertThat(known("ko").roles()).containsExactly(Role.HEAD);
        assertThat(jdbc.sql("SELECT count(*) FROM command_side.mail WHERE account_id = ? AND kind = 'ACCOUNT_APPROVED'")
                        .param(wu.accountId())
                        .query(Long.class)
                        .single())
                .as("mails with the link")
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT convert_from(payload, 'UTF8') FROM event_store.domain_event"
                                + " WHERE aggregate_identifier = ?")
                        .param(wu.accountId())
                        .query(String.class)
                        .single())
                .contains("\"importedFrom\":\"導師.csv\"");
    }

    @Test
    void a_file_with_one_wrong_row_changes_nothing_and_every_mistake_is_named() {
        Answer answer = imports(row("chou", "周雅文", "")
                + "A123456789,身分證,not-an-address,04-1234567,\n"
                + row("ko", "柯廷瑋", "主要通報人")
                + row("CHOU", "另一人", "")
                + row("x", "", ""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"IMPORT_REJECTED\"",
                        "\"total\":6",
                        "{\"row\":3,\"column\":\"帳號\",\"code\":\"ACCOUNT_NAME_NATIONAL_ID\"",
                        "{\"row\":3,\"column\":\"電子信箱\",\"code\":\"EMAIL_FORMAT\"",
                        "{\"row\":4,\"column\":\"權限\",\"code\":\"UNKNOWN_CODE\"",
                        "{\"row\":5,\"column\":\"帳號\",\"code\":\"ACCOUNT_TWICE\"",
                        "{\"row\":6,\"column\":\"姓名\",\"code\":\"MISSING_FIELD\"")
                .doesNotContain("A123456789");
        assertThat(accounts()).isZero();
    }

    @Test
    void the_same_file_again_opens_nothing_new() {
        String rows = row("chou", "周雅文", "") + row("wu", "吳𠮷安", "");
        imports(rows);
        Answer again = imports(rows + row("ko", "柯廷瑋", ""));
        assertThat(again.body()).isEqualTo("{\"rows\":3,\"opened\":1,\"alreadyThere\":2}");
        assertThat(accounts()).isEqualTo(3);
    }

    @Test
    void who_could_not_come_in_so_is_not_counted_as_there() {
        imports(row("chou", "周雅文", "") + row("wu", "吳𠮷安", "") + row("ko", "柯廷瑋", ""));
        stands("chou", "APPLIED");
        stands("wu", "DISABLED");
        Answer again = imports(row("chou", "周雅文", "") + row("wu", "吳𠮷安", "") + row("ko", "柯廷瑋", "輔導人員"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body())
                .contains(
                        "\"total\":3",
                        "{\"row\":2,\"column\":\"帳號\",\"code\":\"ACCOUNT_WAITS\"",
                        "{\"row\":3,\"column\":\"帳號\",\"code\":\"ACCOUNT_DISABLED\"",
                        "{\"row\":4,\"column\":\"權限\",\"code\":\"ROLES_DIFFER\"");
    }

    @Test
    void an_account_stands_in_a_file_once() {
        Answer answer = imports(row("chou", "周雅文", "") + row("chou", "周雅文", ""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("{\"row\":3,\"column\":\"帳號\",\"code\":\"ACCOUNT_TWICE\"");
    }

    @Test
    void somebody_else_of_that_name_is_no_repetition() {
        imports(row("chou", "周雅文", ""));
        Answer other = imports(row("chou", "別人", ""));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.body()).contains("ACCOUNT_NAME_TAKEN");
    }

    @Test
    @Tag("P2")
    void the_same_key_is_answered_the_same() {
        Header key = key(UUID.randomUUID());
        Answer first = imports(row("chou", "周雅文", ""), key);
        assertThat(imports(row("chou", "周雅文", ""), key)).isEqualTo(first);
        assertThat(imports(row("wu", "吳𠮷安", ""), key).status()).isEqualTo(409);
    }

    @Test
    void one_file_sent_many_times_at_once_opens_its_accounts_once() throws Exception {
        String rows = row("chou", "周雅文", "") + row("wu", "吳𠮷安", "");
        List<Answer> answers = client.atOnce(6, n -> imports(rows));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .filteredOn(answer -> answer.body().contains("\"opened\":2"))
                .hasSize(1);
        assertThat(accounts()).isEqualTo(2);
    }

    @Test
    void big5_and_workbooks_are_read_too() throws IOException {
        byte[] big5 = (HEADING + "\n" + row("chou", "周雅文", "")).getBytes(Charset.forName("Big5"));
        assertThat(sends(principal, "導師.csv", big5).body()).contains("\"opened\":1");
        assertThat(sends(principal, "導師.xlsx", workbook()).body()).contains("\"opened\":40");
        assertThat(known("chou").name()).isEqualTo("周雅文");
        assertThat(known("xlsx39").roles()).containsExactly(Role.TUTOR);
    }

    @Test
    void a_file_without_the_required_columns_is_none() {
        byte[] file = "帳號,姓名,密碼\nchou,周雅文,secret\n".getBytes(StandardCharsets.UTF_8);
        Answer answer = sends(principal, "導師.csv", file);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "\"column\":\"密碼\",\"code\":\"COLUMN_UNKNOWN\"",
                        "\"column\":\"電子信箱\",\"code\":\"COLUMN_MISSING\"");
    }

    @Test
    void only_a_principal_reporter_imports() {
        for (Actor actor : List.of(
                new Actor("t", Set.of(Role.TUTOR), unit, "990"),
                new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null))) {
            byte[] file = (HEADING + "\n" + row("chou", "周雅文", "")).getBytes(StandardCharsets.UTF_8);
            assertThat(sends(actor, "導師.csv", file).status()).isEqualTo(403);
        }
        assertThat(accounts()).isZero();
    }

    private String row(String account, String name, String roles) {
        return "%s,%s,%s@songtao.example,04-1234567,%s\n".formatted(name(account), name, account, roles);
    }

    private String name(String account) {
        return account.length() < 2 ? account : account + unit;
    }

    private Answer imports(String rows, Header... headers) {
        return client.upload(
                principal,
                "/api/accounts/import",
                List.of(Part.file("file", "導師.csv", (HEADING + "\n" + rows).getBytes(StandardCharsets.UTF_8))),
                headers);
    }

    private Answer sends(Actor actor, String fileName, byte[] file) {
        return client.upload(actor, "/api/accounts/import", Part.file("file", fileName, file));
    }

    private byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("accounts");
            List<String> heading = List.of("account", "name", "email", "phone");
            IntStream.range(0, heading.size()).forEach(column -> sheet.value(0, column, heading.get(column)));
            for (int row = 1; row <= 40; row++) {
                sheet.value(row, 0, name("xlsx" + (row - 1)));
                sheet.value(row, 1, "導師" + row);
                sheet.value(row, 2, "tutor" + row + "@songtao.example");
                sheet.value(row, 3, "04-1234567");
            }
        }
        return bytes.toByteArray();
    }

    private void stands(String account, String standing) {
        jdbc.sql("UPDATE command_side.account SET standing = ? WHERE account = ?")
                .params(standing, name(account))
                .update();
    }

    private KnownAccount known(String account) {
        return directory.byName(name(account)).orElseThrow();
    }

    private long accounts() {
        return jdbc.sql("SELECT count(*) FROM command_side.account WHERE school = ?")
                .param(unit)
                .query(Long.class)
                .single();
    }
}
