package org.rejoin.schoolyear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rejoin.event.obligation.ObligationKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * School year 118 on the whole service: two authorities, twenty schools, random lives of students, the service away for days
 * and stopped in the middle of its work. Long form: 5,000 cases and every day, else some hundred and some days.
 */
@Tag("T13")
@Tag("T14")
@Tag("T15")
@Tag("T16")
@Tag("T17")
@Tag("R-AGE-02")
@Tag("R-LTA-01")
@Tag("R-LTA-02")
@Tag("R-LTA-03")
@Tag("R-LTA-04")
@Tag("R-LTA-05")
@Tag("R-TRK-02")
@Tag("R-CLS-06")
@Tag("c7")
@Tag("c21")
@Tag("c24")
@Timeout(3_600)
class SchoolYearTest {

    private static final Logger LOG = LoggerFactory.getLogger(SchoolYearTest.class);

    private static final boolean LONG = Boolean.getBoolean("rejoin.long");
    private static final long SEED = Long.getLong("rejoin.seed", LONG ? System.nanoTime() : 27);
    private static final int SCHOOLS = 20;
    private static final int CASES = Integer.getInteger("rejoin.cases", LONG ? 5_000 : 150);

    private static final LocalTime DAILY_RUN = LocalTime.of(0, 6);
    private static final LocalTime DUTIES = LocalTime.of(0, 11);
    private static final LocalTime DIGESTS = LocalTime.of(7, 31);
    private static final LocalTime WORK = LocalTime.of(9, 0);
    private static final String DAILY = "{\"mail\": \"DAILY\", \"dailyAt\": \"07:30\"}";

    private final Random random = new Random(SEED);
    private final Year year = new Year(random, LONG);
    private final StudentLives lives = new StudentLives(year, random, SCHOOLS, CASES);
    private final Mails mails = new Mails();

    @Test
    void after_a_year_every_case_stands_as_an_independent_recomputation_says() throws Exception {
        LOG.info(
                "seed {}: {} cases of {} students, {} acts, {} days",
                SEED,
                lives.cases,
                lives.students.size(),
                lives.acts.values().stream().mapToInt(List::size).sum(),
                year.days.size());
        everythingHappensInTheseLives();
        try (RunningYear running = new RunningYear()) {
            begins(running);
            for (Year.Day day : year.days) {
                passes(day, running);
            }
            LOG.info("{} starts of the service", running.starts);
            compare(running);
        }
    }

    private void everythingHappensInTheseLives() {
        Map<Happening.What, Long> happened = lives.cases().stream()
                .flatMap(life -> life.happenings.stream())
                .collect(Collectors.groupingBy(Happening::what, TreeMap::new, Collectors.counting()));
        TreeSet<LocalDate> lived =
                year.days.stream().map(Year.Day::date).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Long> owed = lives.cases().stream()
                .flatMap(life -> Duties.of(life, lived).stream())
                .collect(Collectors.groupingBy(Owed::inShort, TreeMap::new, Collectors.counting()));
        LOG.info("{}\n{}", happened, owed);
        if (System.getProperty("rejoin.seed") != null) {
            return; // somebody else's year may be a quiet one
        }
        assertThat(happened.keySet()).containsAll(EnumSet.allOf(Happening.What.class));
        assertThat(owed.keySet().stream().map(words -> words.split(" ")[0]).distinct())
                .hasSameSizeAs(ObligationKind.values());
        assertThat(year.days).as("mornings cut short").anyMatch(this::stopsAmidClosures);
    }

    private boolean stopsAmidClosures(Year.Day day) {
        return day.stopsAtDawn() && lives.closures(day.date()) >= 2;
    }

    private void begins(RunningYear running) {
        running.start(Year.FIRST, LocalTime.of(0, 1));
        lives.schools.stream().filter(school -> !school.byHttp()).forEach(running::opens);
        for (Authority authority : List.of(year.agency, year.county)) {
            running.publishes(authority, authority.versions().get(0));
        }
        running.wants("registrar-a", DAILY);
        running.wants("tutor-a", DAILY);
        running.wants("tutor-b", "{\"mail\": \"NEVER\"}");
        running.tellsOther(List.of(
                "CASE_REPORTED",
                "CLOSURE_SUGGESTED",
                "CLOSURE_DECLINED",
                "TRANSFER_IN_MATCHED",
                "TRANSFER_IN_WITHDRAWN",
                "CASE_CLOSED",
                "CASE_PAUSED",
                "CASE_RESUMED",
                "CASE_REOPENED",
                "CASE_VOIDED"));
        running.becomesQuiet();
    }

    private void passes(Year.Day day, RunningYear running) {
        LocalDate date = day.date();
        if (day.wakes()) {
            running.start(date, DAILY_RUN);
        } else if (stopsAmidClosures(day)) {
            running.stopsAmidClosures(date, DAILY_RUN, lives.closures(date));
            running.start(date, DAILY_RUN);
        } else {
            running.isNow(date, DAILY_RUN);
        }
        running.becomesQuiet();
        running.isNow(date, DUTIES);
        running.becomesQuiet();
        running.isNow(date, DIGESTS);
        running.becomesQuiet();
        mails.look(running, date);
        for (Authority authority : List.of(year.agency, year.county)) {
            authority.versions().stream()
                    .filter(version -> version.on().equals(date))
                    .forEach(version -> running.publishes(authority, version));
        }
        running.isNow(date, WORK);
        List<Act> acts = lives.acts.getOrDefault(date, List.of());
        int half = day.stopsAmid() ? acts.size() / 2 : 0;
        if (day.stopsAmid()) {
            running.does(acts.subList(0, half));
            running.stop();
            running.start(date, WORK.plusHours(1));
        }
        running.does(acts.subList(half, acts.size()));
        running.becomesQuiet();
        mails.nothingSince(running, date);
        if (day.stopsAfter()) {
            running.stop();
        }
    }

    private void compare(RunningYear running) throws InterruptedException {
        Map<LocalDate, Year.Day> days = new TreeMap<>();
        year.days.forEach(day -> days.put(day.date(), day));
        TreeSet<LocalDate> lived = new TreeSet<>(days.keySet());
        Found found = new Found(running);
        List<String> wrong = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        Map<String, TreeMap<When, Integer>> ended = new TreeMap<>();
        for (CaseLife life : lives.cases()) {
            List<Owed> duties = Duties.of(life, lived);
            List<Notice> ofCase = Messages.of(life, duties, days);
            notices.addAll(ofCase);
            String difference = difference(life, duties, ofCase, found.byCase.getOrDefault(life.id, List.of()));
            if (!difference.isEmpty()) {
                wrong.add(life.id + difference + "\n" + life.student);
            }
            Messages.endedAbsence(life).ifPresent(it -> ended.computeIfAbsent(
                            life.school().unit() + " " + it.kind(), key -> new TreeMap<>())
                    .merge(it.at(), 1, Integer::sum));
        }
        LOG.info("{} of {} cases differ, {} notices", wrong.size(), lives.cases, notices.size());
        assertThat(wrong.stream().limit(5).toList()).as("seed %s", SEED).isEmpty();
        assertThat(found.byCase).as("cases nobody filed").hasSize(lives.cases);
        // one for each school and semester, whatever the number of cases
        List<String> summaries = new ArrayList<>();
        ended.forEach((key, cases) -> {
            String[] schoolAndSemester = key.split(" ");
            summaries.add("SEMESTER_ENDED to %s of %s on %s: %d"
                    .formatted(
                            schoolAndSemester[0],
                            schoolAndSemester[1],
                            cases.lastKey().day(),
                            cases.values().stream().mapToInt(Integer::intValue).sum()));
            cases.keySet()
                    .forEach(at -> notices.add(new Notice(schoolAndSemester[0], "SEMESTER_ENDED", at, false, null)));
        });
        assertThat(Found.summaries(running)).containsExactlyInAnyOrderElementsOf(summaries);
        mails.compare(notices, year.days);
        Mails.compareImmediate(running, lives.cases());
    }

    private static String difference(CaseLife life, List<Owed> duties, List<Notice> notices, List<String> found) {
        List<String> missing = new ArrayList<>(Stream.of(
                        Stream.of("STATUS " + life.status),
                        life.happenings.stream().flatMap(SchoolYearTest::byItself),
                        duties.stream().map(Owed::toString),
                        notices.stream().filter(it -> !it.optional()).map(Notice::toString),
                        Messages.webhooks(life).stream())
                .flatMap(words -> words)
                .toList());
        List<String> optional = new ArrayList<>(
                notices.stream().filter(Notice::optional).map(Notice::toString).toList());
        List<String> tooMuch = new ArrayList<>();
        for (String each : found) {
            Optional<String> meant =
                    missing.stream().filter(it -> isSaid(it, each)).findFirst();
            meant.ifPresent(missing::remove);
            if (meant.isEmpty() && !optional.remove(each)) {
                tooMuch.add(each);
            }
        }
        return missing.isEmpty() && tooMuch.isEmpty() ? "" : " lacks " + missing + ", has too much " + tooMuch;
    }

    private static boolean isSaid(String expected, String found) {
        int grounds = expected.indexOf(" by ") + 4;
        return expected.equals(found)
                || expected.contains(StudentLife.EITHER)
                        && Stream.of(expected.substring(grounds).split(StudentLife.EITHER))
                                .anyMatch(ground -> found.equals(expected.substring(0, grounds) + ground));
    }

    private static Stream<String> byItself(Happening it) {
        return switch (it.what()) {
            case ENDED -> Stream.of("ENDED " + it.day() + " " + it.reason() + " by " + it.about());
            case PAUSED, RESUMED -> Stream.of(it.what() + " " + it.day() + " by " + it.about());
            default -> Stream.empty();
        };
    }
}
