package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Previews over HTTP on a real database; each test with schools of its own, on the last school days before today. */
@CommandSideTest
class WhatIfRulesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));
    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);

    private static final AtomicInteger PUPILS = new AtomicInteger();

    private final CommandSideClient client;
    private final SchoolCalendars calendars;

    @Autowired
    WhatIfRulesIT(CommandSideClient client, SchoolCalendars calendars) {
        this.client = client;
        this.calendars = calendars;
    }

    @Test
    @Tag("L19")
    void what_changes_for_the_country_changes_nothing_for_a_county_with_rules_of_its_own() {
        JsonNode before = preview("AGENCY", 10);
        away("HUA", 7);
        JsonNode ofHualien = preview("AGENCY", 10);
        away("PEN", 7);
        JsonNode ofPenghu = preview("AGENCY", 10);

        assertThat(ofHualien.get("followed")).isEqualTo(before.get("followed"));
        assertThat(number(ofPenghu, "followed")).isGreaterThanOrEqualTo(7);
        assertThat(number(preview("HUA", 10), "followed")).isGreaterThanOrEqualTo(7);
    }

    @Test
    @Tag("SOP-2.3")
    void schools_with_more_pupils_away_than_the_threshold_are_counted_before_and_after() {
        for (int school = 0; school < 6; school++) {
            away("LIE", 2);
        }

        assertThat(preview("LIE", 1).get("meetingsBefore").asString()).isEqualTo("0");
        assertThat(number(preview("LIE", 1), "meetingsAfter")).isEqualTo(6);
        assertThat(preview("LIE", 2).get("meetingsAfter").asString()).isEqualTo("0");
    }

    private static int number(JsonNode preview, String field) {
        return Integer.parseInt(preview.get(field).asString());
    }

    private JsonNode preview(String authority, int pupilsOnDayTwo) {
        Answer answer = client.post(OFFICER, "/api/rule-sets/" + authority + "/ELEMENTARY/preview", """
                {"effectiveFrom":"%s","reason":"府教字第1號",
                 "thresholds":{"daysToReport":3,"longAbsenceDays":7,"longLeaveCount":6,"longLeaveDays":7,"pupilsOnDayTwo":%d},
                 "terms":{"stableMonths":1,"reviewMonths":3,"arrivalDays":3,"arrivalDaysElsewhere":4,"arrivalInSchoolDays":true},
                 "ages":{"followUp":15,"register":17,"place":16,"noteZh":"","noteEn":""}
                }""".formatted(
                        TODAY.plusDays(1), pupilsOnDayTwo));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** So many pupils of a new school of the county, on the last school day. */
    private void away(String county, int pupils) {
        String school = Long.toString(System.nanoTime(), 36).toUpperCase().replaceAll(".*(.{6})$", "$1");
        Answer opened = client.post(OFFICER, "/api/schools", """
                {"school":"%s","division":"ELEMENTARY","name":"示範國小","county":"%s","authority":"COUNTY"}""".formatted(school, county));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        String unit = school + "E";
        Actor teacher = new Actor("yeh", Set.of(Role.CLASS_TEACHER), unit, county);
        LocalDate day = Stream.iterate(TODAY.minusDays(1), one -> one.minusDays(1))
                .filter(calendars.ofUnit(unit)::isSchoolDay)
                .findFirst()
                .orElseThrow();
        Answer recorded = client.post(
                teacher,
                "/api/attendance",
                "{\"day\":\"" + day + "\",\"className\":\"705\",\"entries\":["
                        + Stream.generate(WhatIfRulesIT::pupil).limit(pupils).collect(Collectors.joining(",")) + "]}");
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);
    }

    private static String pupil() {
        return "{\"nationalId\":\"" + id(PUPILS.incrementAndGet()) + "\",\"name\":\"羅以恩\",\"mark\":\"ABSENT\"}";
    }

    /** Valid, and of this class alone. */
    static String id(int number) {
        String digits = "2%07d".formatted(8_000_000 + number);
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
