package org.rejoin.command.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;

/** What may happen to a case in a school year, at random and in words; the words are what the recomputation reads. */
final class LifeStory {

    /** @param what submitted, recorded, returned, reported, suggested, lapsed, declined, closed, reopened, lit, unlit, voided */
    record Happening(LocalDate day, String what, LocalDate trackedOn, int record, String status) {}

    final LeavingType type;
    final List<Happening> happenings = new ArrayList<>();
    final CaseCourse course;

    private final Random random;
    private final Set<String> lights = new HashSet<>();
    private LocalDate day = LocalDate.of(2026, 8, 1);
    private String status = "DRAFT";
    private int records;
    private int transferIns;

    LifeStory(long seed) {
        random = new Random(seed);
        type = LeavingType.values()[random.nextInt(3)];
        pass(120);
        course = CaseCourse.of(type, day.toString());
        int length = random.nextInt(25);
        for (int i = 0; i < length && !status.equals("VOIDED"); i++) {
            pass(random.nextInt(4) == 0 ? 90 : 12);
            happen();
        }
    }

    private void pass(int days) {
        day = day.plusDays(random.nextInt(days));
    }

    private void happen() {
        int chance = random.nextInt(10);
        switch (status) {
            case "DRAFT", "RETURNED" -> unsubmitted(chance);
            case "FILED" -> filed(chance);
            case "PENDING_REPORT" -> pending(chance);
            case "TRACKING", "PENDING_CLOSURE" -> tracked(chance);
            case "CLOSED" -> closed(chance);
            default -> throw new IllegalStateException(status);
        }
    }

    private void unsubmitted(int chance) {
        if (chance == 0) {
            makeVoid();
            return;
        }
        status = records == 0 ? "FILED" : "PENDING_REPORT";
        course.submitted(day.toString());
        note("submitted");
    }

    private void filed(int chance) {
        if (chance < 7) {
            status = "PENDING_REPORT";
            record(day);
        } else if (chance < 9) {
            giveBack();
        } else {
            makeVoid();
        }
    }

    private void pending(int chance) {
        if (chance < 6) {
            status = "TRACKING";
            course.reported(day.toString());
            note("reported");
        } else if (chance < 8) {
            record(day);
        } else if (chance == 8) {
            giveBack();
        } else {
            makeVoid();
        }
    }

    private void tracked(int chance) {
        boolean suggested = status.equals("PENDING_CLOSURE");
        if (chance < 4) {
            record(day.minusDays(random.nextInt(3)));
        } else if (chance < 6 && !suggested) {
            status = "PENDING_CLOSURE";
            course.suggested(day.toString());
            note("suggested");
        } else if (chance < 6) {
            status = "TRACKING";
            boolean declined = random.nextBoolean();
            if (declined) {
                course.declined(day.toString());
            } else {
                course.lapsed(day.toString());
            }
            note(declined ? "declined" : "lapsed");
        } else if (chance == 6 && suggested) {
            status = "CLOSED";
            course.closed(day.toString(), ClosureReason.RETURNED_TO_SCHOOL);
            note("closed");
        } else if (chance == 7) {
            lights.add("t" + transferIns);
            course.arrived(day.toString(), "t" + transferIns++);
            note("lit");
        } else if (chance == 8 && lights.size() == 1) {
            course.notArrived(day.toString(), lights.iterator().next());
            lights.clear();
            note("unlit");
        } else if (chance == 9 && random.nextInt(8) == 0) {
            makeVoid();
        }
    }

    private void closed(int chance) {
        if (chance == 0) {
            status = "TRACKING";
            course.reopened(day.toString());
            note("reopened");
        }
    }

    private void record(LocalDate trackedOn) {
        records++;
        course.recorded(day.toString(), trackedOn.toString());
        happenings.add(new Happening(day, "recorded", trackedOn, records, status));
    }

    private void giveBack() {
        status = "RETURNED";
        course.returned(day.toString());
        note("returned");
    }

    private void makeVoid() {
        status = "VOIDED";
        course.voided(day.toString());
        note("voided");
    }

    private void note(String what) {
        happenings.add(new Happening(day, what, day, 0, status));
    }
}
