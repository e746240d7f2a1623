package org.rejoin.command.transferout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.DropoutReport;
import org.rejoin.command.transferout.TransferOutCommand.GrantTemporaryStudy;
import org.rejoin.command.transferout.TransferOutCommand.IssueCertificate;
import org.rejoin.command.transferout.TransferOutCommand.Pupil;
import org.rejoin.command.transferout.TransferOutCommand.RecordArrivalNotice;
import org.rejoin.event.school.Stage;
import org.rejoin.event.transferout.TransferGround;

/** What cannot be meant so, whatever happened before. */
final class TransferCheck {

    private static final int LONGEST_MONTHS = 3;

    private TransferCheck() {}

    static TransferPaper certificate(
            IssueCertificate command, String studentId, String school, Moment moment, TransferFacts facts) {
        boolean abroad = command.ground() == TransferGround.ABROAD;
        Pupil pupil = command.pupil();
        List<FieldProblem> problems = new ArrayList<>();
        requirePast("/issuedOn", command.issuedOn(), moment, problems);
        if (command.issuedOn().isBefore(moment.today().minusYears(1))) {
            problems.add(FieldProblem.of("/issuedOn", "DATE_IMPOSSIBLE"));
        }
        if (abroad && pupil.destinationSchool() != null) {
            problems.add(FieldProblem.of("/destinationSchool", "NO_SCHOOL_ABROAD"));
        }
        if (abroad && pupil.destination() == null) {
            problems.add(FieldProblem.of("/destination", "MISSING_FIELD"));
        }
        boolean within = !abroad && withinCounty(pupil, school, facts, problems);
        throwIfAny(problems);
        return paper(pupil, studentId, within, command.ground(), command.issuedOn(), null);
    }

    static TransferPaper temporaryStudy(
            GrantTemporaryStudy command, String studentId, String school, TransferFacts facts) {
        List<FieldProblem> problems = new ArrayList<>();
        if (command.until().isBefore(command.from())) {
            problems.add(FieldProblem.of("/until", "END_BEFORE_START"));
        }
        boolean within = withinCounty(command.pupil(), school, facts, problems);
        throwIfAny(problems);
        List<TransferOutBlocker> blockers = new ArrayList<>();
        // the day after the first is day 1, so three months end on the day of the same number
        if (command.until().isAfter(command.from().plusMonths(LONGEST_MONTHS))) {
            blockers.add(TransferOutBlocker.TEMPORARY_STUDY_TOO_LONG);
        }
        if (!within) {
            blockers.add(TransferOutBlocker.TEMPORARY_STUDY_IN_COUNTY);
        }
        if (!blockers.isEmpty()) {
            throw new Refused(blockers, List.of());
        }
        return paper(command.pupil(), studentId, within, TransferGround.PLACEMENT, command.from(), command.until());
    }

    static void notice(RecordArrivalNotice command, TransferState state, Moment moment) {
        List<FieldProblem> problems = new ArrayList<>();
        requirePast("/arrivedOn", command.arrivedOn(), moment, problems);
        requirePast("/receivedOn", command.receivedOn(), moment, problems);
        if (command.arrivedOn().isBefore(state.paper().from())) {
            problems.add(FieldProblem.of("/arrivedOn", "BEFORE_CERTIFICATE"));
        }
        if (command.receivedOn().isBefore(command.arrivedOn())) {
            problems.add(FieldProblem.of("/receivedOn", "BEFORE_ARRIVAL"));
        }
        if (command.channel().isEvidence() && command.reference() == null) {
            problems.add(FieldProblem.of("/reference", "MISSING_FIELD"));
        }
        throwIfAny(problems);
    }

    /** A day on which something was done: not after today, not before what it follows. */
    static void day(String pointer, LocalDate day, LocalDate notBefore, Moment moment) {
        List<FieldProblem> problems = new ArrayList<>();
        requirePast(pointer, day, moment, problems);
        if (day.isBefore(notBefore)) {
            problems.add(FieldProblem.of(pointer, "BEFORE_WHAT_IT_FOLLOWS"));
        }
        throwIfAny(problems);
    }

    /** Made on a day of which it can be, with the reasons of its school year. */
    static void report(DropoutReport report, int schoolYear, LocalDate notBefore, Moment moment) {
        List<FieldProblem> problems = new ArrayList<>();
        requirePast("/reportedOn", report.reportedOn(), moment, problems);
        if (report.reportedOn().isBefore(notBefore)) {
            problems.add(FieldProblem.of("/reportedOn", "BEFORE_WHAT_IT_FOLLOWS"));
        }
        problems.addAll(report.problemsOfReasons(schoolYear));
        throwIfAny(problems);
    }

    static void lastDay(LocalDate endedOn, TransferPaper paper, Moment moment) {
        day("/endedOn", endedOn, paper.from(), moment);
        if (paper.until() != null && endedOn.isAfter(paper.until())) {
            throw new Invalid(FieldProblem.of("/endedOn", "AFTER_LAST_DAY"));
        }
    }

    private static TransferPaper paper(
            Pupil pupil,
            String studentId,
            boolean within,
            TransferGround ground,
            LocalDate from,
            @Nullable LocalDate until) {
        return new TransferPaper(
                studentId,
                pupil.name(),
                pupil.className(),
                pupil.destinationSchool(),
                pupil.destination(),
                within,
                ground,
                from,
                until);
    }

    // of schools that are units here nobody has to say where they are
    private static boolean withinCounty(Pupil pupil, String school, TransferFacts facts, List<FieldProblem> problems) {
        String destination = pupil.destinationSchool();
        if (destination == null) {
            if (pupil.destination() == null) {
                problems.add(FieldProblem.of("/destination", "MISSING_FIELD"));
            }
            if (pupil.withinCounty() == null) {
                problems.add(FieldProblem.of("/withinCounty", "MISSING_FIELD"));
            }
            return Boolean.TRUE.equals(pupil.withinCounty());
        }
        Optional<String> county = facts.countyOf(destination);
        if (county.isEmpty()) {
            problems.add(FieldProblem.of("/destinationSchool", "UNKNOWN_CODE"));
        }
        if (destination.equals(school)) {
            problems.add(FieldProblem.of("/destinationSchool", "OWN_SCHOOL"));
        }
        // there nobody may hold the placement meeting, and nobody enters in the middle of compulsory education
        if (isOf(Stage.SENIOR_HIGH, destination, facts) && !isOf(Stage.SENIOR_HIGH, school, facts)) {
            problems.add(FieldProblem.of("/destinationSchool", "NO_SENIOR_HIGH"));
        }
        return county.isPresent() && county.equals(facts.countyOf(school));
    }

    private static boolean isOf(Stage stage, String unit, TransferFacts facts) {
        return facts.stageOf(unit).filter(stage::equals).isPresent();
    }

    private static void requirePast(String pointer, LocalDate day, Moment moment, List<FieldProblem> problems) {
        if (day.isAfter(moment.today())) {
            problems.add(FieldProblem.of(pointer, "DATE_IN_FUTURE"));
        }
    }

    private static void throwIfAny(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
