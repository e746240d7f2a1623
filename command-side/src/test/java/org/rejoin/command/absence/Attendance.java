package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingSource;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.school.Stage;

/** The words in which the tests tell of a pupil's days; what is not said otherwise is recorded at 08:30 of the day. */
final class Attendance {

    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private final List<DayFact> days = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Leaving> leavings = new ArrayList<>();
    private @Nullable LocalDate bornOn;
    private RuleBook rules = new RuleBook("TAO", Stage.JUNIOR_HIGH, List.of());
    private SchoolCalendar calendar = new SchoolCalendar(List.of());

    static Attendance absent(String... days) {
        return new Attendance().and(Mark.ABSENT, days);
    }

    Attendance and(Mark mark, String... marked) {
        for (String day : marked) {
            recorded(mark, null, day, day + "T08:30");
        }
        return this;
    }

    Attendance leave(LeaveKind kind, String... marked) {
        for (String day : marked) {
            recorded(Mark.LEAVE_GRANTED, kind, day, day + "T08:30");
        }
        return this;
    }

    Attendance recorded(Mark mark, @Nullable LeaveKind leave, String day, String at) {
        days.add(new DayFact(LocalDate.parse(day), mark, leave, moment(at)));
        return this;
    }

    Attendance declared(boolean indigenous, boolean urgent, boolean causeKnown, String at) {
        LocalDate day = LocalDateTime.parse(at).toLocalDate();
        declarations.add(new Declaration(day, indigenous, urgent, causeKnown, false, moment(at)));
        return this;
    }

    Attendance ofVulnerableFamily(boolean so, String at) {
        LocalDate day = LocalDateTime.parse(at).toLocalDate();
        declarations.add(new Declaration(day, false, false, false, so, moment(at)));
        return this;
    }

    Attendance done(String day, AbsenceDutyKind kind, String at, Finding... findings) {
        deeds.add(new Deed(
                day + "/" + kind,
                true,
                List.of(findings),
                LocalDateTime.parse(at).toLocalDate(),
                moment(at)));
        return this;
    }

    Attendance waived(String day, AbsenceDutyKind kind, String at) {
        deeds.add(new Deed(
                day + "/" + kind, false, List.of(), LocalDateTime.parse(at).toLocalDate(), moment(at)));
        return this;
    }

    Attendance left(String from, LeavingCause cause, LeavingSource source, String at) {
        leavings.add(new Leaving(Leaving.Kind.LEFT, LocalDate.parse(from), cause, source, moment(at)));
        return this;
    }

    Attendance cameBack(String from, String at) {
        leavings.add(
                new Leaving(Leaving.Kind.CAME_BACK, LocalDate.parse(from), null, LeavingSource.REGISTER, moment(at)));
        return this;
    }

    Attendance withdrawn(String day, LeavingSource source, String at) {
        leavings.add(new Leaving(Leaving.Kind.WITHDRAWN, LocalDate.parse(day), null, source, moment(at)));
        return this;
    }

    Attendance by(String authority, Stage stage, RuleSetPublished... published) {
        rules = new RuleBook(authority, stage, List.of(published));
        return this;
    }

    Attendance in(SchoolCalendar other) {
        calendar = other;
        return this;
    }

    Attendance bornOn(String day) {
        bornOn = LocalDate.parse(day);
        return this;
    }

    PupilFacts shuffled(Random random) {
        List<DayFact> some = new ArrayList<>(days);
        List<Declaration> said = new ArrayList<>(declarations);
        List<Deed> done = new ArrayList<>(deeds);
        Collections.shuffle(some, random);
        Collections.shuffle(said, random);
        Collections.shuffle(done, random);
        return new PupilFacts(some, said, done, leavings, bornOn);
    }

    PupilFacts facts() {
        return new PupilFacts(days, declarations, deeds, leavings, bornOn);
    }

    Ladder at(String moment) {
        return reckoned(facts(), moment(moment));
    }

    Ladder reckoned(PupilFacts facts, Instant now) {
        return LadderWalk.reckon(facts, rules, calendar, TAIPEI, now);
    }

    static Instant moment(String at) {
        return LocalDateTime.parse(at).atZone(TAIPEI).toInstant();
    }
}
