package org.rejoin.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.platform.CommandSideClient.FILER;
import static org.rejoin.command.platform.CommandSideClient.nationalId;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@CommandSideTest
class MalformedFilingTest {

    private final CommandSideClient client;

    @Autowired
    MalformedFilingTest(CommandSideClient client) {
        this.client = client;
    }

    @Test
    @Tag("R-FLD-19")
    void a_form_with_nothing_but_a_national_id_is_a_draft() {
        assertThat(file("{\"student\": {\"nationalId\": \"" + nationalId() + "\"}}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @Tag("R-FLD-01")
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "\"form\"",
                "{\"student\": null}",
                "{\"student\": {}}",
                "{\"student\": {\"nationalId\": null}}",
                "{\"student\": {\"nationalId\": \"a123456789\"}}",
                "{\"student\": {\"nationalId\": \"A123456789\", \"identities\": [null]}}",
                "{\"student\": {\"nationalId\": \"A123456789\", \"grade\": 13}}",
                "{\"student\": {\"nationalId\": \"A123456789\", \"sex\": \"X\"}}",
                "{\"student\": {\"nationalId\": \"A123456789\", \"birthDate\": \"0009-01-01\"}}",
                "{\"student\": {\"nationalId\": \"A123456789\", \"name\": \"\\u0000\"}}",
                "{\"student\": {\"nationalId\": \"A123456789\", \"name\": \"\\u0007\"}}",
                "{\"student\": {\"nationalId\": \"A123456789\"}, \"guardian\": {\"phones\": [null]}}",
                "{\"student\": {\"nationalId\": \"A123456789\"}, \"mainReason\": {\"code\": \"BORED\"}}",
                "{\"student\": {\"nationalId\": \"A123456789\"}, \"secondaryReasons\": [null]}",
            })
    void what_is_no_form_is_answered_with_what_is_wrong(String form) {
        CommandSideClient.Answer answer = file(form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":").doesNotContain("Exception", "A123456789");
    }

    private CommandSideClient.Answer file(String form) {
        return client.post(
                FILER,
                "/api/cases",
                "{\"caseId\": \"%s\", \"leavingType\": \"SUSPENSION\", \"form\": %s}"
                        .formatted(UUID.randomUUID(), form));
    }
}
