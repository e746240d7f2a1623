package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures a preview for the country; no part of the build, ADR 34 says how it is run and what it found. */
@CommandSideTest
class PreviewBench {

    private static final int SCHOOLS = 200;
    private static final int PUPILS = 50;
    private static final int DAYS = 4;
    private static final int RUNS = 5;

    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));

    private final CommandSideClient client;
    private final SchoolCalendars calendars;
    private final JdbcClient jdbc;
    private final AtomicInteger pupils = new AtomicInteger();

    @Autowired
    PreviewBench(CommandSideClient client, SchoolCalendars calendars, JdbcClient jdbc) {
        this.client = client;
        this.calendars = calendars;
        this.jdbc = jdbc;
    }

    @Test
    void previews_the_country() {
        for (int school = 0; school < SCHOOLS; school++) {
            away("BE%04d".formatted(school));
        }
        for (int run = 0; run < RUNS; run++) {
            System.gc();
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            boolean[] over = {false};
            CompletableFuture<Long> longest = CompletableFuture.supplyAsync(() -> longestTransaction(over));
            long begun = System.nanoTime();
            Answer answer = preview();
            long took = (System.nanoTime() - begun) / 1_000_000;
            over[0] = true;
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"followed\":\"" + SCHOOLS * PUPILS + "\"");
            long peak = heap().stream()
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    >> 20;
            System.getLogger("preview")
                    .log(
                            System.Logger.Level.INFO,
                            "preview of " + SCHOOLS + " schools with " + PUPILS + " pupils each: " + took
                                    + " ms, longest transaction " + longest.join() + " ms, heap at most " + peak
                                    + " MiB");
        }
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private long longestTransaction(boolean[] over) {
        long longest = 0;
        while (!over[0]) {
            longest = Math.max(longest, jdbc.sql("""
                    SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start) * 1000), 0)::bigint
                      FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()""").query(Long.class).single());
        }
        return longest;
    }

    private Answer preview() {
        return client.post(OFFICER, "/api/rule-sets/AGENCY/ELEMENTARY/preview", """
                {"effectiveFrom":"%s","reason":"府教字第1號",
                 "thresholds":{"daysToReport":3,"longAbsenceDays":5,"longLeaveCount":6,"longLeaveDays":7,"pupilsOnDayTwo":10},
                 "terms":{"stableMonths":1,"reviewMonths":3,"arrivalDays":3,"arrivalDaysElsewhere":4,"arrivalInSchoolDays":true},
                 "ages":{"followUp":15,"register":17,"place":16,"noteZh":"","noteEn":""}
                }""".formatted(TODAY.plusDays(1)));
    }

    private void away(String school) {
        Answer opened = client.post(OFFICER, "/api/schools", """
                {"school":"%s","division":"ELEMENTARY","name":"示範國小","county":"PEN","authority":"COUNTY"}""".formatted(school));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        String unit = school + "E";
        Actor teacher = new Actor("yeh", Set.of(Role.CLASS_TEACHER), unit, "PEN");
        List<String> ids = Stream.generate(() -> WhatIfRulesIT.id(900_000 + pupils.incrementAndGet()))
                .limit(PUPILS)
                .toList();
        for (LocalDate day : lastSchoolDays(unit)) {
            String entries = ids.stream()
                    .map(id -> "{\"nationalId\":\"" + id + "\",\"name\":\"羅以恩\",\"mark\":\"ABSENT\"}")
                    .collect(Collectors.joining(","));
            Answer recorded = client.post(
                    teacher,
                    "/api/attendance",
                    "{\"day\":\"" + day + "\",\"className\":\"705\",\"entries\":[" + entries + "]}");
            assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);
        }
    }

    private List<LocalDate> lastSchoolDays(String unit) {
        List<LocalDate> days = new ArrayList<>(Stream.iterate(TODAY.minusDays(1), one -> one.minusDays(1))
                .filter(calendars.ofUnit(unit)::isSchoolDay)
                .limit(DAYS)
                .toList());
        java.util.Collections.reverse(days);
        return days;
    }
}
