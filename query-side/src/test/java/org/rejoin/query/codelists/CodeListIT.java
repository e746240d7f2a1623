package org.rejoin.query.codelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;
import org.rejoin.event.school.SchoolUnitOpened;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@QuerySideTest
class CodeListIT {

    private static final Actor TUTOR = Api.staff("tutor", "520001", Role.TUTOR);

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private PublishedCalendars calendars;

    @Autowired
    private EventStore store;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
    }

    @Test
    void a_list_is_answered_in_the_order_of_the_forms_in_both_languages() throws Exception {
        api.getAs(TUTOR, "/api/code-lists/leaving-types")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(4)))
                .andExpect(jsonPath("$[1].code").value("SUSPENSION"))
                .andExpect(jsonPath("$[1].category").value("EARLY_LEAVING"))
                .andExpect(jsonPath("$[1].zh").value("休學"))
                .andExpect(jsonPath("$[1].en").value("Suspension of study"));
        api.getAs(TUTOR, "/api/code-lists/identities?schoolYear=114")
                .andExpect(jsonPath("$[0].category").doesNotExist());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leaving-types", "leaving-reasons", "closure-reasons", "statuses", "identities", "intentions",
                "programmes", "family-situations", "relations", "tracking-methods", "dwellings", "life-situations",
                "measures", "counties", "schools"
            })
    void every_list_of_the_contract_is_there(String name) throws Exception {
        api.getAs(TUTOR, "/api/code-lists/" + name)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].code").exists());
    }

    @Test
    void an_unknown_list_is_404_and_a_year_that_is_none_400() throws Exception {
        api.getAs(TUTOR, "/api/code-lists/anything").andExpect(status().isNotFound());
        api.getAs(TUTOR, "/api/code-lists/measures?schoolYear=now").andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-31T15:59:59Z, 114",
        "2026-07-31T16:00:00Z, 115",
        "2027-01-31T00:00:00Z, 115",
        "2027-08-01T00:00:00Z, 116",
    })
    void a_school_year_begins_on_the_first_of_august_in_taiwan_where_no_calendar_says_otherwise(
            Instant now, int schoolYear) {
        assertThat(schoolYearOf(TUTOR, now)).isEqualTo(schoolYear);
    }

    @Test
    @Tag("R-LTA-05")
    void the_school_year_is_that_of_the_calendar_of_the_readers_unit() {
        Instant inSummer = Instant.parse("2027-08-10T04:00:00Z");
        Actor ofAgency = unitOf(Authority.AGENCY, "987");
        Actor ofCounty = unitOf(Authority.COUNTY, "987");
        publish("987", 1, "2027-08-15");

        await().until(() -> schoolYearOf(ofCounty, inSummer) == 115);
        assertThat(schoolYearOf(ofCounty, inSummer.plus(Duration.ofDays(6)))).isEqualTo(116);
        assertThat(schoolYearOf(ofAgency, inSummer)).isEqualTo(116);
        assertThat(schoolYearOf(Api.officer(Role.AGENCY_OFFICER, null), inSummer))
                .isEqualTo(116);

        publish("987", 2, "2027-08-05");
        assertThat(schoolYearOf(ofCounty, inSummer)).isEqualTo(116);
    }

    private int schoolYearOf(Actor reader, Instant now) {
        return new CodeListController(calendars, Clock.fixed(now, ZoneOffset.UTC), ZoneId.of("Asia/Taipei"))
                .currentSchoolYear(reader);
    }

    private Actor unitOf(Authority authority, String county) {
        String unit = "98" + ThreadLocalRandom.current().nextInt(1_000, 10_000);
        store.publish(new GenericDomainEventMessage<>(
                "SchoolUnit",
                UUID.randomUUID().toString(),
                0,
                new SchoolUnitOpened(unit, unit, Division.DAY, "示範高級中學", county, authority)));
        return Api.staff("tutor", unit, Role.TUTOR);
    }

    /** The school year 115, whose second semester lasts until then. */
    private void publish(String authority, int version, String end) {
        store.publish(new GenericDomainEventMessage<>(
                "Calendar",
                SchoolCalendar.idOf(authority),
                version - 1,
                new SchoolYearPublished(
                        authority,
                        115,
                        version,
                        days("2026-08-20", "2027-01-31"),
                        days("2027-02-01", end),
                        List.of(),
                        List.of(),
                        null)));
    }

    private static Days days(String from, String to) {
        return new Days(LocalDate.parse(from), LocalDate.parse(to), "");
    }
}
