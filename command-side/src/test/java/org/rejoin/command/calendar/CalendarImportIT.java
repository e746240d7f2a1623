package org.rejoin.command.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.platform.CommandSideClient.key;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideClient.Header;
import org.rejoin.command.platform.CommandSideClient.Part;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** School years 150 and later, which no other test counts in. */
@CommandSideTest
@Tag("R-LTA-05")
@Tag("ST-D-02")
class CalendarImportIT {

    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final Actor COUNTY = new Actor("officer-c", Set.of(Role.COUNTY_OFFICER), null, "990");
    private static final Actor TUTOR = new Actor("tutor-a", Set.of(Role.TUTOR), "990001", "990");
    private static final String HEADING = "類別,學年度,學期,起日,迄日,名稱\n";

    private final CommandSideClient client;
    private final SchoolCalendars calendars;
    private final JdbcClient jdbc;

    @Autowired
    CalendarImportIT(CommandSideClient client, SchoolCalendars calendars, JdbcClient jdbc) {
        this.client = client;
        this.calendars = calendars;
        this.jdbc = jdbc;
    }

    @Test
    void a_file_is_published_read_by_everybody_and_a_correction_is_a_new_version_that_leaves_the_old_event_alone() {
        Answer first = imports(
                "AGENCY", "學期,150,1,150/08/30,151/01/20,\n學期,150,2,2062-02-11,2062-06-30,\n放假,150,,150/10/10,,國慶日\n");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{\"years\":[{\"schoolYear\":150,\"version\":1}]}");

        Answer same = imports(
                "AGENCY", "學期,150,1,150/08/30,151/01/20,\n學期,150,2,2062-02-11,2062-06-30,\n放假,150,,150/10/10,,國慶日\n");
        assertThat(same.body()).isEqualTo("{\"years\":[{\"schoolYear\":150,\"version\":1}]}");

        Answer corrected = imports("AGENCY", "學期,150,1,150/08/30,151/01/21,\n學期,150,2,2062-02-11,2062-06-30,\n");
        assertThat(corrected.body()).isEqualTo("{\"years\":[{\"schoolYear\":150,\"version\":2}]}");
        assertThat(jdbc.sql("SELECT count(*) FROM event_store.domain_event WHERE payload_type = 'SchoolYearPublished'"
                                + " AND convert_from(payload, 'UTF8') LIKE '%\"schoolYear\":150%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);

        Answer read = client.send(TUTOR, HttpMethod.GET, "/api/calendars/AGENCY?schoolYear=150", "");
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.body())
                .contains("\"version\":2")
                .contains("{\"label\":\"150-1\",\"from\":\"2061-08-30\",\"to\":\"2062-01-21\"}")
                .contains("\"holidays\":[]");
    }

    @Test
    void a_county_overrides_the_agency_for_the_units_it_is_the_authority_of() {
        imports("AGENCY", "學期,151,1,151/08/30,152/01/20,\n學期,151,2,152/02/11,152/06/30,\n");
        imports("990", "學期,151,1,151/08/30,152/01/25,\n學期,151,2,152/02/11,152/06/30,\n");
        String own = unit("COUNTY");
        String national = unit("AGENCY");

        LocalDate day = LocalDate.of(2062, 12, 1);
        assertThat(calendars.ofUnit(own).semesterOf(day).to()).isEqualTo("2063-01-25");
        assertThat(calendars.ofUnit(national).semesterOf(day).to()).isEqualTo("2063-01-20");
        assertThat(calendars.ofUnit("unknown").semesterOf(day).calendar()).isEqualTo("AGENCY/151/1");
        assertThat(client.send(TUTOR, HttpMethod.GET, "/api/calendars/990?schoolYear=151", "")
                        .body())
                .contains("\"publishedBy\":\"990\"");
    }

    @Test
    void a_year_nobody_published_has_the_default_dates() {
        assertThat(client.send(TUTOR, HttpMethod.GET, "/api/calendars/AGENCY?schoolYear=190", "")
                        .body())
                .contains("\"version\":0", "\"from\":\"2101-08-01\",\"to\":\"2102-01-31\"");
        assertThat(imports("AGENCY", "放假,152,,152/10/10,152/10/11,國慶日\n").status())
                .isEqualTo(200);
        assertThat(client.send(TUTOR, HttpMethod.GET, "/api/calendars/AGENCY?schoolYear=152", "")
                        .body())
                .contains("\"version\":1", "\"from\":\"2063-08-01\"");
    }

    @Test
    void every_mistake_is_named_with_its_row_and_nothing_is_published() {
        Answer answer = imports(
                "AGENCY",
                "學期,153,1,153/08/30,154/01/20,\n假日,153,,153/10/10,,\n放假,15x,,153/10/10,,\n"
                        + "放假,153,,153/13/10,,\n放假,153,,153/10/10,153/10/09,\n放假,153,,150/10/10,,\n學期,153,1,153/08/30,154/01/20,\n"
                        + "學期,154,1,154/08/01,155/02/20,\n學期,154,2,155/02/01,155/07/31,\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"row\":3,\"column\":\"類別\",\"code\":\"UNKNOWN_CODE\"")
                .contains("\"row\":4,\"column\":\"學年度\",\"code\":\"SCHOOL_YEAR_FORMAT\"")
                .contains("\"row\":5,\"column\":\"起日\",\"code\":\"DATE_FORMAT\"")
                .contains("\"row\":6,\"column\":\"迄日\",\"code\":\"DATES_REVERSED\"")
                .contains("\"row\":7,\"column\":\"起日\",\"code\":\"OUTSIDE_SCHOOL_YEAR\"")
                .contains("\"row\":8,\"column\":\"學期\",\"code\":\"SEMESTER_TWICE\"")
                .contains("\"row\":2,\"column\":null,\"code\":\"SEMESTER_MISSING\"", "school year 153")
                .contains("SEMESTERS_OVERLAP");
        assertThat(client.send(TUTOR, HttpMethod.GET, "/api/calendars/AGENCY?schoolYear=153", "")
                        .body())
                .contains("\"version\":0");
    }

    @Test
    void only_the_agency_publishes_and_only_for_authorities_there_are() {
        Part file = file("學期,155,1,155/08/30,156/01/20,\n學期,155,2,156/02/11,156/06/30,\n");
        assertThat(client.upload(COUNTY, "/api/calendars/990", file).status()).isEqualTo(403);
        assertThat(client.upload(TUTOR, "/api/calendars/AGENCY", file).status()).isEqualTo(403);
        assertThat(client.upload(OFFICER, "/api/calendars/nowhere", file).status())
                .isEqualTo(400);
    }

    private Answer imports(String authority, String rows) {
        return client.upload(
                OFFICER, "/api/calendars/" + authority, List.of(file(rows)), new Header[] {key(UUID.randomUUID())});
    }

    private static Part file(String rows) {
        return Part.file("file", "行事曆.csv", (HEADING + rows).getBytes(StandardCharsets.UTF_8));
    }

    private String unit(String authority) {
        String unit = UUID.randomUUID().toString().substring(0, 6);
        jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                        + " VALUES (?, ?, 'DAY', '示範高中', '990', ?)")
                .params(unit, unit, authority)
                .update();
        return unit;
    }
}
