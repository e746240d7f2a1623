package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a preview is about; each test with a school of its own. */
@CommandSideTest
class WatchListIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));

    private final WatchList list;
    private final CommandSideClient client;
    private final SchoolCalendars calendars;
    private final JdbcClient jdbc;
    private final String unit =
            Long.toString(System.nanoTime(), 36).toUpperCase().replaceAll(".*(.{6})$", "$1") + "E";

    WatchListIT(
            @Autowired WatchList list,
            @Autowired CommandSideClient client,
            @Autowired SchoolCalendars calendars,
            @Autowired JdbcClient jdbc) {
        this.list = list;
        this.client = client;
        this.calendars = calendars;
        this.jdbc = jdbc;
    }

    @Test
    void of_whom_nothing_was_said_for_long_is_not_followed() {
        list.happened(
                new TreeMap<>(List.of("a", "b").stream().collect(Collectors.toMap(one -> unit + one, one -> unit))),
                LocalDate.parse("2026-07-31"));
        list.happened(new TreeMap<>(Map.of(unit + "a", unit)), LocalDate.parse("2026-08-01"));
        list.happened(new TreeMap<>(Map.of(unit + "a", unit)), LocalDate.parse("2026-07-30"));

        assertThat(list.since(LocalDate.parse("2026-08-01"), unit)).containsExactly(unit + "a");
        assertThat(list.since(LocalDate.parse("2026-07-31"), unit)).containsExactly(unit + "a", unit + "b");
        assertThat(list.unitsSince(LocalDate.parse("2026-08-01"), List.of("nobody", unit)))
                .containsExactly(unit);
        assertThat(list.unitsSince(LocalDate.parse("2026-08-02"), List.of("nobody", unit)))
                .isEmpty();
        jdbc.sql("DELETE FROM command_side.pupil_watch WHERE school = ?")
                .param(unit)
                .update();
    }

    @Test
    void a_list_that_was_lost_is_made_anew_of_the_events() throws IOException {
        LocalDate day = Stream.iterate(TODAY.minusDays(1), one -> one.minusDays(1))
                .filter(calendars.ofUnit(unit)::isSchoolDay)
                .findFirst()
                .orElseThrow();
        Actor teacher = new Actor("yeh", Set.of(Role.CLASS_TEACHER), unit, "PEN");
        String pupils = Stream.of(1_700_001, 1_700_002)
                .map(WhatIfRulesIT::id)
                .map(id -> "{\"nationalId\":\"" + id + "\",\"name\":\"羅以恩\",\"mark\":\"ABSENT\"}")
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        assertThat(client.post(
                                teacher,
                                "/api/attendance",
                                "{\"day\":\"" + day + "\",\"className\":\"705\",\"entries\":[" + pupils + "]}")
                        .status())
                .isEqualTo(200);
        List<String> kept = all();
        assertThat(list.since(TODAY, unit)).hasSize(2);

        jdbc.sql("DELETE FROM command_side.pupil_watch").update();
        jdbc.sql(anew()).update();

        assertThat(all()).isEqualTo(kept);
    }

    private List<String> all() {
        return jdbc.sql("SELECT watch_id || school || last_on FROM command_side.pupil_watch ORDER BY watch_id")
                .query(String.class)
                .list();
    }

    private static String anew() throws IOException {
        String migration =
                new ClassPathResource("db/command/V22__pupil_watch.sql").getContentAsString(StandardCharsets.UTF_8);
        return migration
                .substring(migration.indexOf("INSERT INTO"), migration.indexOf("DROP INDEX"))
                .strip()
                .replaceAll(";$", "");
    }
}
