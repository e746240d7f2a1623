package org.rejoin.query.announcements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.announcement.AnnouncementEvent;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.AnnouncementPublished;
import org.rejoin.event.announcement.AnnouncementWithdrawn;
import org.rejoin.event.announcement.Attachment;
import org.rejoin.event.announcement.Audience;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** Events in, announcements out, to whoever they are for and while they are up. */
@QuerySideTest
@Tag("SC01")
@Tag("SC02")
class AnnouncementsIT {

    private static final Actor TUTOR = Api.staff("tutor-550001", "550001", Role.TUTOR);
    private static final Actor AGENCY = Api.officer(Role.AGENCY_OFFICER, null);

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private WebApplicationContext context;

    private Api api;
    private LocalDate today;

    @BeforeEach
    void now() {
        api = new Api(context);
        today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Taipei"));
    }

    @Test
    void it_is_shown_with_its_files_from_its_first_day_to_its_last() throws Exception {
        String shown = published(AnnouncementKind.DOWNLOAD, Audience.ACCOUNTS, today, today);
        String planned = published(AnnouncementKind.DOWNLOAD, Audience.ACCOUNTS, today.plusDays(1), null);
        String over = published(AnnouncementKind.DOWNLOAD, Audience.ACCOUNTS, today.minusDays(9), today.minusDays(1));

        see(TUTOR, "/api/downloads?size=100")
                .andExpect(jsonPath("$.items[*].announcementId", hasItem(shown)))
                .andExpect(jsonPath("$.items[*].announcementId", not(hasItem(planned))))
                .andExpect(jsonPath("$.items[*].announcementId", not(hasItem(over))));
        see(TUTOR, "/api/announcements/" + shown)
                .andExpect(jsonPath("$.files[0].name").value("申請單.odt"))
                .andExpect(jsonPath("$.standing").value("SHOWN"))
                .andExpect(jsonPath("$.publishedBy").doesNotExist());
        for (String hidden : List.of(planned, over)) {
            api.getAs(TUTOR, "/api/announcements/" + hidden).andExpect(status().isNotFound());
        }
        see(AGENCY, "/api/announcements/" + planned)
                .andExpect(jsonPath("$.standing").value("PLANNED"))
                .andExpect(jsonPath("$.publishedBy").value("officer"));
        see(AGENCY, "/api/downloads?all=true&size=100")
                .andExpect(jsonPath("$.items[*].announcementId", hasItem(over)))
                .andExpect(jsonPath("$.items[*].announcementId", hasItem(planned)));
    }

    @Test
    void news_are_no_downloads_and_the_newest_come_first() throws Exception {
        String older = published(AnnouncementKind.NEWS, Audience.PUBLIC, today.minusDays(3), null);
        String newer = published(AnnouncementKind.NEWS, Audience.PUBLIC, today, null);

        List<String> news = JsonPath.read(
                see(TUTOR, "/api/news?size=100").andReturn().getResponse().getContentAsString(),
                "$.items[*].announcementId");
        assertThat(news).containsSubsequence(newer, older);
        see(TUTOR, "/api/downloads?size=100").andExpect(jsonPath("$.items[*].announcementId", not(hasItem(newer))));
    }

    @Test
    void what_is_withdrawn_is_there_for_whoever_published_alone() throws Exception {
        String id = published(AnnouncementKind.NEWS, Audience.PUBLIC, today, null);
        publish(1, new AnnouncementWithdrawn(id, "已有新版"));

        see(TUTOR, "/api/news?size=100").andExpect(jsonPath("$.items[*].announcementId", not(hasItem(id))));
        api.getAs(TUTOR, "/api/announcements/" + id).andExpect(status().isNotFound());
        see(AGENCY, "/api/announcements/" + id)
                .andExpect(jsonPath("$.standing").value("WITHDRAWN"))
                .andExpect(jsonPath("$.withdrawnReason").value("已有新版"))
                .andExpect(jsonPath("$.version").value(1));
        api.getAs(TUTOR, "/api/news?all=true").andExpect(status().isForbidden());
    }

    @Test
    void a_replay_gives_the_same_announcements() throws Exception {
        published(AnnouncementKind.NEWS, Audience.PUBLIC, today, null);
        String all = "/api/news?all=true&size=100";
        String before = see(AGENCY, all).andReturn().getResponse().getContentAsString();

        api.as(AGENCY, post("/api/admin/read-models/announcements/replay")).andExpect(status().isAccepted());

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        see(AGENCY, all).andReturn().getResponse().getContentAsString())
                .isEqualTo(before));
    }

    @ParameterizedTest
    @CsvSource({"page=-1, page", "size=101, size"})
    void a_wrong_parameter_is_named(String query, String parameter) throws Exception {
        api.getAs(TUTOR, "/api/news?" + query)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].pointer").value(parameter));
    }

    private String published(AnnouncementKind kind, Audience audience, LocalDate from, @Nullable LocalDate until) {
        String id = UUID.randomUUID().toString();
        Attachment file = new Attachment(
                UUID.randomUUID().toString(), "申請單.odt", "application/vnd.oasis.opendocument.text", 20480);
        publish(
                0,
                new AnnouncementPublished(
                        id, kind, audience, "公告 " + id, null, "內容", null, from, until, List.of(file)));
        return id;
    }

    private ResultActions see(Actor reader, String path) throws Exception {
        long newest = jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(Long.class)
                .single();
        return api.as(reader, get(path).header("Consistency-Token", newest)).andExpect(status().isOk());
    }

    private void publish(long version, AnnouncementEvent event) {
        store.publish(new GenericDomainEventMessage<>(
                "Announcement", event.announcementId(), version, event, AGENCY.toMetaData()));
    }
}
