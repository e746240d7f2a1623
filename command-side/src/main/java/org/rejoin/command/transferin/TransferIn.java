package org.rejoin.command.transferin;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.transferin.TransferInBlocker.ERASURE_UNDER_WAY;
import static org.rejoin.command.transferin.TransferInBlocker.LINE_NOT_FOUND;
import static org.rejoin.command.transferin.TransferInBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.transferin.TransferInBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.transferin.TransferInBlocker.TRANSFER_IN_ID_TAKEN;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.student.NationalId;
import org.rejoin.command.student.Students;
import org.rejoin.command.transferin.TransferInCommand.EnterTransferIn;
import org.rejoin.command.transferin.TransferInCommand.WithdrawTransferInLine;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.transferin.TransferInEntered;
import org.rejoin.event.transferin.TransferInLineWithdrawn;
import org.rejoin.event.transferin.TransferInOutcome;

/** One 轉入登入 of a destination school: who arrived, line by line (R-TRF-02). */
@Aggregate
class TransferIn {

    @AggregateIdentifier
    private TransferInId id;

    private String school;
    private String month;
    private List<TransferInEntered.Line> lines = List.of();
    private final Set<Integer> withdrawn = new HashSet<>();

    TransferIn() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    TransferInResults decide(
            EnterTransferIn command, Actor by, Moment moment, Students students, Arrivals arrivals, CaseLights lights) {
        if (by.school() == null || !by.is(Role.PRINCIPAL_REPORTER) && !by.is(Role.TUTOR)) {
            throw new Refused(ROLE_MAY_NOT);
        }
        if (id != null) {
            requireSameEntry(command, by, students);
            return TransferInResults.of(lines);
        }
        if (YearMonth.parse(command.month())
                .isAfter(YearMonth.from(moment.today()).plusMonths(1))) {
            throw new Invalid(FieldProblem.of("/month", "DATE_IN_FUTURE"));
        }
        List<TransferInEntered.Line> entered = new ArrayList<>();
        Set<String> lit = new HashSet<>();
        for (String typed : command.nationalIds()) {
            entered.add(enter(command, typed, entered.size() + 1, by.school(), students, arrivals, lit));
        }
        apply(new TransferInEntered(command.id().value(), by.school(), command.month(), entered));
        lit.stream().sorted().forEach(caseId -> lights.on(caseId, command.id(), by.school(), command.month()));
        return TransferInResults.of(entered);
    }

    @CommandHandler
    void decide(WithdrawTransferInLine command, Actor by, Arrivals arrivals, CaseLights lights) {
        if (!by.isOfSchool(school)) {
            throw new Refused(NOT_YOUR_SCHOOL);
        }
        if (!by.is(Role.PRINCIPAL_REPORTER) && !by.is(Role.TUTOR)) {
            throw new Refused(ROLE_MAY_NOT);
        }
        String student = lines.stream()
                .filter(line -> line.line() == command.line())
                .map(TransferInEntered.Line::studentId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new Refused(LINE_NOT_FOUND));
        if (withdrawn.contains(command.line())) {
            return;
        }
        if (arrivals.areBeingErased(student)) {
            throw new Refused(ERASURE_UNDER_WAY);
        }
        apply(
                new TransferInLineWithdrawn(command.id().value(), command.line(), command.reason()),
                MetaData.with(DataSubject.STUDENT, student));
        arrivals.withdrawn(command.id(), command.line())
                .forEach(caseId -> lights.off(caseId, command.id(), command.reason()));
    }

    @EventSourcingHandler
    void evolve(TransferInEntered event) {
        id = new TransferInId(event.transferInId());
        school = event.school();
        month = event.month();
        lines = event.lines();
    }

    @EventSourcingHandler
    void evolve(TransferInLineWithdrawn event) {
        withdrawn.add(event.line());
    }

    private static TransferInEntered.Line enter(
            EnterTransferIn command,
            String typed,
            int line,
            String school,
            Students students,
            Arrivals arrivals,
            Set<String> lit) {
        if (NationalId.problemOf(typed).isPresent()) {
            return new TransferInEntered.Line(line, null, TransferInOutcome.INVALID);
        }
        String student = students.idOf(typed);
        arrivals.entered(command.id(), line, student, school, command.month());
        List<String> cases = arrivals.casesLitBy(student, school, command.month());
        cases.forEach(caseId -> arrivals.lit(command.id(), line, caseId));
        lit.addAll(cases);
        return new TransferInEntered.Line(
                line, student, cases.isEmpty() ? TransferInOutcome.NO_OPEN_CASE : TransferInOutcome.MATCHED);
    }

    // who typed other lines since would take the outcomes of the old ones for theirs
    private void requireSameEntry(EnterTransferIn command, Actor by, Students students) {
        boolean same = by.isOfSchool(school)
                && command.month().equals(month)
                && command.nationalIds().size() == lines.size()
                && lines.stream()
                        .allMatch(line -> isOf(line, command.nationalIds().get(line.line() - 1), students));
        if (!same) {
            throw new Refused(TRANSFER_IN_ID_TAKEN);
        }
    }

    private static boolean isOf(TransferInEntered.Line line, String typed, Students students) {
        return NationalId.problemOf(typed).isPresent()
                ? line.studentId() == null
                : students.idOf(typed).equals(line.studentId());
    }
}
