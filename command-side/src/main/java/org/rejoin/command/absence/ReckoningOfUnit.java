package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.command.student.BeingErased;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.RuleBook;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReckoningOfUnit implements AttendanceReckoning {

    private final PublishedRules rules;
    private final SchoolCalendars calendars;
    private final Deadlines deadlines;
    private final PupilsAway away;
    private final Births births;
    private final WatchList watchList;
    private final BeingErased beingErased;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    ReckoningOfUnit(
            PublishedRules rules,
            SchoolCalendars calendars,
            Deadlines deadlines,
            PupilsAway away,
            Births births,
            WatchList watchList,
            BeingErased beingErased,
            JdbcClient jdbc,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rules = rules;
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.away = away;
        this.births = births;
        this.watchList = watchList;
        this.beingErased = beingErased;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    private record Unit(RuleBook rules, SchoolCalendar calendar) {}

    private record TemporaryStudy(String student, LocalDate from, LocalDate until) {

        boolean includes(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    @Override
    public Ladder of(String school, PupilFacts facts, Instant now) {
        Unit unit = unit(school);
        return LadderWalk.reckon(facts, unit.rules(), unit.calendar(), zone, now);
    }

    @Override
    public boolean isSchoolDay(String school, LocalDate day) {
        return unit(school).calendar().isSchoolDay(day);
    }

    @Override
    public boolean isOfOneSchoolYear(String school, LocalDate day, LocalDate other) {
        SchoolCalendar calendar = unit(school).calendar();
        return calendar.schoolYearOf(day) == calendar.schoolYearOf(other);
    }

    @Override
    public int schoolYearOf(String school, LocalDate day) {
        return unit(school).calendar().schoolYearOf(day);
    }

    @Override
    public boolean isBeingErased(String studentId) {
        Set<String> erased = CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource(ReckoningOfUnit.class.getName() + ".erased", key -> beingErased.all());
        return erased.contains(studentId);
    }

    @Override
    public boolean isOnTemporaryStudy(String school, String studentId, LocalDate day) {
        List<TemporaryStudy> studies = CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource(ReckoningOfUnit.class.getName() + ".studies/" + school, key -> jdbc.sql(
                                "SELECT student_id, leave_from, leave_until FROM command_side.transfer_out"
                                        + " WHERE school = ? AND leave_from IS NOT NULL")
                        .param(school)
                        .query((row, n) -> new TemporaryStudy(
                                row.getString("student_id"),
                                row.getObject("leave_from", LocalDate.class),
                                row.getObject("leave_until", LocalDate.class)))
                        .list());
        return studies.stream().anyMatch(study -> study.student().equals(studentId) && study.includes(day));
    }

    @Override
    public void stands(AbsenceWatchId id, String school, int inARow, LocalDate lastDay, boolean onLeave, Instant now) {
        away.stands(id, school, inARow, lastDay, onLeave, now);
    }

    @Override
    public void left(AbsenceWatchId id, String school, AbsenceWaiver ground, Instant now) {
        away.left(id, school, ground, now);
    }

    @Override
    public @Nullable LocalDate bornOn(String school, String studentId) {
        return births.of(school, studentId);
    }

    @Override
    public boolean isBirthErased(String school, String studentId) {
        return births.isErased(school, studentId);
    }

    @Override
    public void happened(AbsenceWatchId id, String school, LocalDate day) {
        news().happened(id.value(), school, day);
    }

    @Override
    public void lookAgain(AbsenceWatchId id, Optional<Instant> at) {
        news().looks.put(id.value(), at);
    }

    private final class News {

        private final Map<String, Optional<Instant>> looks = new TreeMap<>();
        private final SortedMap<LocalDate, SortedMap<String, String>> watches = new TreeMap<>();

        private void happened(String watch, String school, LocalDate day) {
            watches.computeIfAbsent(day, any -> new TreeMap<>()).put(watch, school);
        }

        // of a whole class in a few statements; what is late has the row of the deadline, so that one comes first
        private void write() {
            SortedMap<String, Instant> set = new TreeMap<>();
            looks.forEach((id, at) -> at.ifPresentOrElse(
                    moment -> set.put(id, moment), () -> deadlines.lift(WhenAbsenceDutyIsDue.KIND, id)));
            deadlines.setAll(WhenAbsenceDutyIsDue.KIND, set);
            watches.forEach((day, schools) -> watchList.happened(schools, day));
        }
    }

    private News news() {
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        return work.getOrComputeResource(News.class.getName(), key -> {
            News news = new News();
            work.onPrepareCommit(unit -> news.write());
            return news;
        });
    }

    // a class is many pupils of one school: rules and calendar are read once for all of them
    private Unit unit(String school) {
        return CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource(
                        ReckoningOfUnit.class.getName() + "/" + school,
                        key -> new Unit(rules.ofUnit(school), calendars.ofUnit(school)));
    }
}
