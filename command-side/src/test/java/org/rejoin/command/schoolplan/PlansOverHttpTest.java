package org.rejoin.command.schoolplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideClient.Part;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers of a unit and who may read them, in real transactions. */
@CommandSideTest
@Tag("SC12")
class PlansOverHttpTest {

    private static final byte[] ROSTER = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final CommandSideClient client;
    private final JdbcClient jdbc;
    private final String unit = Integer.toString(100_000 + new Random().nextInt(800_000));

    @Autowired
    PlansOverHttpTest(CommandSideClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void a_unit() {
        jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                        + " VALUES (?, ?, 'DAY', '示範高中', '990', 'COUNTY')")
                .params(unit, unit)
                .update();
    }

    @Test
    void it_is_read_by_the_school_s_heads_its_county_and_the_agency() {
        Answer uploaded = upload(of(Role.PRINCIPAL_REPORTER, unit, "990"));
        assertThat(uploaded.status()).as(uploaded.body()).isEqualTo(201);

        for (Actor reader : new Actor[] {
            of(Role.PRINCIPAL_REPORTER, unit, "990"),
            of(Role.SENIOR_MANAGER, unit, "990"),
            of(Role.COUNTY_OFFICER, null, "990"),
            of(Role.AGENCY_OFFICER, null, null)
        }) {
            assertThat(download(reader).status()).as(reader.toString()).isEqualTo(200);
        }
        for (Actor stranger : new Actor[] {
            of(Role.TUTOR, unit, "990"),
            of(Role.SENIOR_MANAGER, "990002", "990"),
            of(Role.COUNTY_OFFICER, null, "TPE"),
            of(Role.ADMINISTRATOR, null, null)
        }) {
            assertThat(download(stranger).status()).as(stranger.toString()).isEqualTo(404);
        }
    }

    @Test
    void without_a_file_or_by_somebody_of_no_unit_nothing_is_stored() {
        Actor principal = of(Role.PRINCIPAL_REPORTER, unit, "990");
        assertThat(client.upload(principal, "/api/plans", plan()).body()).contains("/file", "MISSING_FIELD");
        assertThat(upload(of(Role.AGENCY_OFFICER, null, null)).status()).isEqualTo(403);
    }

    private Answer upload(Actor by) {
        return client.upload(by, "/api/plans", plan(), Part.file("file", "編組表.pdf", ROSTER));
    }

    private static Part plan() {
        return Part.json("plan", "{\"schoolYear\":115,\"document\":\"ROSTER\"}");
    }

    private Answer download(Actor reader) {
        String file = jdbc.sql("SELECT upload_id FROM command_side.upload WHERE school = ?")
                .param(unit)
                .query(String.class)
                .single();
        return client.send(reader, HttpMethod.GET, "/api/uploads/" + file, "");
    }

    private Actor of(Role role, @Nullable String school, @Nullable String county) {
        return new Actor(role + unit, Set.of(role), school, county);
    }
}
