package org.rejoin.schoolyear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Digests of those who want them daily, and what is mailed at once (N01, c9): as they came, and as they had to come. */
final class Mails {

    static final Map<String, Set<String>> DAILY =
            Map.of("registrar-a", Set.of("registrar-a", "990001"), "tutor-a", Set.of("tutor-a"));

    private static final Pattern UNREAD = Pattern.compile("Unread messages: (\\d+)");
    private static final Pattern CASE_NUMBER = Pattern.compile("\\d{4}-990002-\\d{4,6}");

    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Map<LocalDate, List<Integer>>> told = new HashMap<>();

    /** That day's digests are there. */
    void look(RunningYear running, LocalDate day) {
        for (String account : DAILY.keySet()) {
            List<String> all = digests(running, account);
            int before = seen.getOrDefault(account, 0);
            seen.put(account, all.size());
            List<Integer> numbers = all.stream().skip(before).map(Mails::unread).toList();
            told.computeIfAbsent(account, it -> new TreeMap<>()).put(day, numbers);
        }
    }

    /** What comes up while people work is told tomorrow. */
    void nothingSince(RunningYear running, LocalDate day) {
        DAILY.keySet().forEach(account -> assertThat(digests(running, account))
                .as("%s after the morning of %s", account, day)
                .hasSize(seen.getOrDefault(account, 0)));
    }

    private static List<String> digests(RunningYear running, String account) {
        return running.mails(account + "@songtao.example", "您有未讀訊息");
    }

    private static int unread(String text) {
        Matcher number = UNREAD.matcher(text);
        assertThat(number.find()).as(text).isTrue();
        return Integer.parseInt(number.group(1));
    }

    /**
     * What came up since the last digest and nobody took back meanwhile; read was none of it. In one mail, and in none where
     * there is nothing to tell.
     */
    void compare(List<Notice> notices, List<Year.Day> days) {
        List<String> wrong = new ArrayList<>();
        DAILY.forEach((account, to) -> {
            List<Notice> mine =
                    notices.stream().filter(it -> to.contains(it.to())).toList();
            for (int i = 1; i < days.size(); i++) {
                Year.Day day = days.get(i);
                When evening = When.work(days.get(i - 1).date());
                When morning = When.morning(day.date());
                List<Notice> since = mine.stream()
                        .filter(it -> it.at().equals(evening) || it.at().equals(morning))
                        .toList();
                long least = since.stream()
                        .filter(it -> !it.optional() && it.standsAt(morning))
                        .count();
                // after a gap it is due at once, before all is caught up with, and once more at its time
                long most = day.afterGap()
                        ? since.size()
                        : since.stream().filter(it -> it.standsAt(morning)).count();
                List<Integer> mails = told(account, day);
                int found = mails.stream().mapToInt(Integer::intValue).sum();
                boolean tooOften = mails.contains(0) || mails.size() > (day.afterGap() ? 2 : 1);
                if (found < least || found > most || tooOften) {
                    wrong.add(account + " on " + day.date() + " was told of " + mails + ", not " + least + " to " + most
                            + ": " + since);
                }
            }
            assertThat(told(account, days.get(0))).isEmpty();
        });
        assertThat(wrong).isEmpty();
    }

    private List<Integer> told(String account, Year.Day day) {
        return told.getOrDefault(account, Map.of()).getOrDefault(day.date(), List.of());
    }

    /** Each filing of a tutor to the principal reporter who wants it at once; the tutor wants nothing. */
    static void compareImmediate(RunningYear running, List<CaseLife> lives) {
        Map<String, String> numbers = new HashMap<>();
        running.database()
                .sql("SELECT case_id::text, case_number FROM read_model.case_list WHERE school = '990002'")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        List<String> expected = lives.stream()
                .filter(life -> numbers.containsKey(life.id))
                .flatMap(life -> life.happenings.stream()
                        .filter(it -> it.what() == Happening.What.SUBMITTED
                                && !life.school().principal().equals(it.by()))
                        .map(it -> numbers.get(life.id)))
                .toList();
        List<String> found = running.mails("registrar-b@yunling.example", "有新的填報案件").stream()
                .flatMap(text -> {
                    Matcher number = CASE_NUMBER.matcher(text);
                    return number.find() ? Stream.of(number.group()) : Stream.of(text);
                })
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(running.mails("tutor-b@yunling.example", "")).isEmpty();
        assertThat(running.mails("registrar-a@songtao.example", "有新的填報案件")).isEmpty();
    }
}
