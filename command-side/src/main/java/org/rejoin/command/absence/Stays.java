package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.AbsenceWatchCommand.WithdrawLeaving;
import org.rejoin.command.absence.Leaving.Kind;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingSource;
import org.rejoin.event.absence.LeavingWithdrawn;

/**
 * When a pupil counts at the school, as far as is known: until he left it, and anew from the day he came back (R-HL-30). What
 * was told later of the same day stands.
 */
final class Stays {

    private final List<Leaving> told = new ArrayList<>();
    private final List<Leaving> standing = new ArrayList<>();

    /** In the order in which it was told. */
    void learn(Leaving news) {
        told.add(news);
        if (news.kind() != Kind.WITHDRAWN) {
            standing.add(news);
            return;
        }
        for (int i = standing.size() - 1; i >= 0; i--) {
            if (isOf(standing.get(i), news.source(), news.day())) {
                standing.remove(i);
                return;
            }
        }
    }

    /** With one more. */
    Stays and(Leaving news) {
        Stays then = new Stays();
        told.forEach(then::learn);
        then.learn(news);
        return then;
    }

    /** All there ever was. */
    List<Leaving> told() {
        return told;
    }

    boolean isGone() {
        return leaving().isPresent();
    }

    /** By what the pupil is gone; the first since he was here. */
    Optional<Leaving> leaving() {
        List<Leaving> days = inOrder();
        @Nullable Leaving first = null;
        for (int i = days.size() - 1; i >= 0 && days.get(i).kind() == Kind.LEFT; i--) {
            first = days.get(i);
        }
        return Optional.ofNullable(first);
    }

    boolean isGoneOn(LocalDate day) {
        return inOrder().stream()
                .filter(one -> !one.day().isAfter(day))
                .reduce((before, after) -> after)
                .filter(one -> one.kind() == Kind.LEFT)
                .isPresent();
    }

    /** Whether what is of that day belongs to the time since the pupil came back; of all days where he never left. */
    boolean isSinceBack(LocalDate day) {
        return backOn().map(back -> !day.isBefore(back)).orElse(true);
    }

    /** The last time; empty where the pupil never left. */
    Optional<LocalDate> backOn() {
        return inOrder().stream()
                .filter(one -> one.kind() == Kind.CAME_BACK)
                .map(Leaving::day)
                .reduce((before, after) -> after);
    }

    boolean hasLeft(LocalDate from, LeavingCause cause, LeavingSource source) {
        return standing.stream()
                .anyMatch(one -> one.kind() == Kind.LEFT && isOf(one, source, from) && one.cause() == cause);
    }

    boolean has(LocalDate day, LeavingSource source) {
        return standing.stream().anyMatch(one -> isOf(one, source, day));
    }

    /** What is said of what was withdrawn, of these as they are without it. */
    LeavingWithdrawn without(WithdrawLeaving withdrawn, Ladder ladder, PupilLook look) {
        return new LeavingWithdrawn(
                look.id().value(),
                withdrawn.day(),
                withdrawn.source(),
                leaving().map(Leaving::day).orElse(null),
                leaving().map(Leaving::cause).orElse(null),
                ladder.counts().inARow(),
                look.now());
    }

    private static boolean isOf(Leaving one, LeavingSource source, LocalDate day) {
        return one.source() == source && one.day().equals(day);
    }

    // of one day in the order told
    private List<Leaving> inOrder() {
        return standing.stream().sorted(Comparator.comparing(Leaving::day)).toList();
    }
}
