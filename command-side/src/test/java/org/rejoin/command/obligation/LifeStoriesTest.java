package org.rejoin.command.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random lives of cases, the same in every run. */
@Tag("R-TRK-02")
@Tag("c24")
class LifeStoriesTest {

    private static final int CASES = 5_000;
    private static final LocalDate END = LocalDate.of(2028, 10, 1);

    @Test
    void the_duties_of_5000_lives_equal_an_independent_recomputation() {
        for (long seed = 0; seed < CASES; seed++) {
            LifeStory story = new LifeStory(seed);

            assertThat(story.course.on(END.toString()))
                    .as("life %s: %s", seed, story.happenings)
                    .containsExactlyInAnyOrderElementsOf(Recomputation.of(story, END));
        }
    }

    @Test
    void on_no_day_is_anything_said_that_a_later_look_takes_back() {
        for (long seed = 0; seed < 300; seed++) {
            LifeStory story = new LifeStory(seed);
            Map<String, Duty> before = Map.of();
            for (LocalDate day = LocalDate.of(2026, 12, 1); day.isBefore(END); day = day.plusDays(23)) {
                Map<String, Duty> now = dutiesOn(story, day, before);
                before.forEach((id, duty) -> {
                    Duty later = Objects.requireNonNull(now.get(id), () -> "forgotten: " + id);
                    assertThat(later.dueOn()).isEqualTo(duty.dueOn());
                    assertThat(later.ends().subList(0, duty.ends().size())).isEqualTo(duty.ends());
                });
                before = now;
            }
        }
    }

    // as the service would have looked on that day: with what had happened until then
    private static Map<String, Duty> dutiesOn(LifeStory story, LocalDate day, Map<String, Duty> said) {
        List<CaseStep> steps = story.course.steps().stream()
                .filter(step -> !step.day().isAfter(day))
                .toList();
        Map<String, LocalDate> due = said.values().stream().collect(Collectors.toMap(Duty::id, Duty::dueOn));
        return new CaseWalk(CaseCourse.CASE, CaseCourse.TERMS, CaseCourse.CALENDAR, CaseCourse.TAIPEI, due)
                .until(day, steps).all().stream().collect(Collectors.toMap(Duty::id, duty -> duty));
    }
}
