package org.rejoin.command.caseimport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.command.Blocker;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.RowProblems;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.RegisterAnswer;

/** Files the rows of one file; after a refusal it goes on only to name the other refusals too. */
final class FilingOfRows implements Consumer<CaseRow> {

    private static final int LISTED = 1_000;

    private final CommandBus commands;
    private final EventStore events;
    private final String school;
    private final String importedFrom;
    private final Map<String, RegisterAnswer> enrolments;
    private final Map<String, Object> whoAndWhen;
    private final RowProblems problems = new RowProblems();
    private final List<String> caseNumbers = new ArrayList<>();
    private int rows;
    private int filed;
    private String lastFiled = "";

    FilingOfRows(
            CommandBus commands,
            EventStore events,
            String school,
            String importedFrom,
            Map<String, RegisterAnswer> enrolments,
            Map<String, Object> whoAndWhen) {
        this.commands = commands;
        this.events = events;
        this.school = school;
        this.importedFrom = importedFrom;
        this.enrolments = enrolments;
        this.whoAndWhen = whoAndWhen;
    }

    @Override
    public void accept(CaseRow row) {
        rows++;
        try {
            file(row).ifPresent(this::count);
        } catch (Refused refused) {
            for (Blocker blocker : refused.blockers()) {
                problems.add(RowProblem.of(row.number(), null, blocker.name()));
            }
        }
    }

    /** Rejects the file if any row was refused; then the transaction has to be rolled back. */
    ImportSummary summary() {
        problems.rejectIfAny();
        return new ImportSummary(rows, filed, rows - filed, caseNumbers);
    }

    String lastFiled() {
        return lastFiled;
    }

    private Optional<String> file(CaseRow row) {
        ImportedFiling filing = new ImportedFiling(
                school,
                Objects.requireNonNull(row.leavingType()),
                row.form(),
                importedFrom,
                enrolments.get(row.form().student().nationalId()));
        Optional<?> filedCase = (Optional<?>) Dispatch.now(commands, filing, whoAndWhen);
        return Objects.requireNonNull(filedCase).map(String.class::cast);
    }

    private void count(String caseId) {
        filed++;
        lastFiled = caseId;
        if (caseNumbers.size() < LISTED) {
            FilingStarted started =
                    (FilingStarted) events.readEvents(caseId).next().getPayload();
            caseNumbers.add(started.caseNumber());
        }
    }
}
