package org.rejoin.command.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Announcements with their files, in real transactions. */
@CommandSideTest
@Tag("SC01")
@Tag("SC02")
class AnnouncementsOverHttpTest {

    private static final byte[] FORM = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final Actor TUTOR = new Actor("tutor-a", Set.of(Role.TUTOR), "990001", "990");

    private final CommandSideClient client;
    private final JdbcClient jdbc;
    private final String id = UUID.randomUUID().toString();

    @Autowired
    AnnouncementsOverHttpTest(CommandSideClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @Test
    void a_form_for_everybody_is_downloaded_without_an_account_until_it_is_withdrawn() {
        Answer published = publish("DOWNLOAD", "PUBLIC", "2026-01-01", Part.file("files", "申請單.pdf", FORM));
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        assertThat(published.location()).isEqualTo("/api/announcements/" + id);
        assertThat(download(null).body()).startsWith("%PDF-1.4");

        assertThat(client.post(AGENCY, "/api/announcements/" + id + "/withdraw", "{\"reason\":\"已有新版\"}")
                        .status())
                .isEqualTo(204);
        assertThat(download(null).status()).isEqualTo(404);
        assertThat(download(AGENCY).status()).isEqualTo(404);
        assertThat(client.send(AGENCY, HttpMethod.GET, "/api/uploads/" + upload(), "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_is_for_accounts_is_not_there_without_one() {
        publish("DOWNLOAD", "ACCOUNTS", "2026-01-01", Part.file("files", "策略.pdf", FORM));

        assertThat(download(null).status()).isEqualTo(404);
        assertThat(download(TUTOR).status()).isEqualTo(200);
    }

    @Test
    void what_is_for_later_is_there_for_whoever_publishes_alone() {
        publish("DOWNLOAD", "PUBLIC", "2099-01-01", Part.file("files", "策略.pdf", FORM));

        assertThat(download(TUTOR).status()).isEqualTo(404);
        assertThat(download(AGENCY).status()).isEqualTo(200);
    }

    @Test
    void a_notice_has_a_text_a_download_a_file_and_no_file_comes_twice() {
        assertThat(publish("DOWNLOAD", "PUBLIC", "2026-01-01").body()).contains("/files", "MISSING_FIELD");
        assertThat(send("{\"announcementId\":\"%s\",\"kind\":\"NEWS\",\"audience\":\"PUBLIC\",\"titleZh\":\"公告\","
                                        .formatted(id)
                                + "\"from\":\"2026-01-02\",\"until\":\"2026-01-01\"}")
                        .body())
                .contains("/textZh", "MISSING_FIELD", "/until", "UNTIL_BEFORE_FROM");
        assertThat(publish(
                                "DOWNLOAD",
                                "PUBLIC",
                                "2026-01-01",
                                Part.file("files", "a.pdf", FORM),
                                Part.file("files", "b.pdf", FORM))
                        .body())
                .contains("/files/1", "FILE_TWICE");
        Answer picture = publish(
                "DOWNLOAD",
                "PUBLIC",
                "2026-01-01",
                Part.file("files", "a.pdf", "MZ".getBytes(StandardCharsets.US_ASCII)));
        assertThat(picture.status()).isEqualTo(415);
        assertThat(picture.body()).contains("DOCUMENT_TYPE_NOT_ALLOWED", "/files/0");
    }

    private Answer publish(String kind, String audience, String from, Part... files) {
        return send(
                "{\"announcementId\":\"%s\",\"kind\":\"%s\",\"audience\":\"%s\",\"titleZh\":\"申請單\",\"from\":\"%s\"}"
                        .formatted(id, kind, audience, from),
                files);
    }

    private Answer send(String json, Part... files) {
        List<Part> parts = new ArrayList<>(List.of(files));
        parts.add(0, Part.json("announcement", json));
        return client.upload(AGENCY, "/api/announcements", parts);
    }

    private Answer download(@Nullable Actor reader) {
        return client.send(reader, HttpMethod.GET, "/api/announcements/" + id + "/files/" + upload(), "");
    }

    private String upload() {
        return jdbc.sql("SELECT upload_id FROM command_side.upload WHERE subject = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
