package org.rejoin.bench.inside;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.rejoin.bench.Load;
import org.rejoin.bench.Samples;
import org.rejoin.bench.School;
import org.rejoin.command.casefile.CaseFileCommand;
import org.rejoin.command.casefile.CaseFileCommand.CloseCase;
import org.rejoin.command.casefile.CaseFileCommand.ReportCase;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitTrackingRecord;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.springframework.http.ResponseEntity;

/** A client of the command side in its own JVM: one case after another from the filing to the closure, a command per turn. */
final class Lives implements Load.Client {

    private final Commands commands;
    private final School school;
    private final Clock clock;
    private final ZoneId zone;
    private final LongConsumer written;
    private final Random random;
    private long person;
    private int step;
    private CaseFileId id = new CaseFileId(UUID.randomUUID().toString());

    /**
     * @param firstPerson of people nobody else files
     * @param written is told the position of what each command wrote
     */
    Lives(Commands commands, School school, Clock clock, ZoneId zone, long firstPerson, LongConsumer written) {
        this.commands = commands;
        this.school = school;
        this.clock = clock;
        this.zone = zone;
        this.written = written;
        this.person = firstPerson;
        this.random = new Random(firstPerson);
    }

    @Override
    public void turn(Load.Timings timings) throws Exception {
        CaseFileCommand command = next();
        ResponseEntity<Object> answer = timings.time("command", () -> send(command));
        if (!answer.getStatusCode().is2xxSuccessful()) {
            throw new IllegalStateException(command.getClass().getSimpleName() + ": " + answer.getBody());
        }
        String position = answer.getHeaders().getFirst("Consistency-Token");
        written.accept(Long.parseLong(String.valueOf(position)));
    }

    private CaseFileCommand next() {
        return switch (step++ % 7) {
            case 0 -> filing();
            case 1 -> new SubmitFiling(id);
            case 3 -> new ReportCase(id);
            case 5 -> tracking(ClosureReason.ABROAD);
            case 6 -> new CloseCase(id, ClosureReason.ABROAD, null);
            default -> tracking(null);
        };
    }

    private CaseFileCommand filing() {
        id = new CaseFileId(UUID.randomUUID().toString());
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate birthDate = today.minusYears(15).minusDays(random.nextInt(600));
        LeavingType type = LeavingType.SUSPENSION;
        return new StartFiling(id, type, Samples.form(person++, type, today.minusDays(3), birthDate, random), null);
    }

    private CaseFileCommand tracking(@Nullable ClosureReason reason) {
        return new SubmitTrackingRecord(
                id,
                UUID.randomUUID().toString(),
                Samples.tracking(clock.instant().minus(Duration.ofSeconds(1)), reason, random));
    }

    private ResponseEntity<Object> send(CaseFileCommand command) {
        Caller caller = new Caller(school.actor(), null, null);
        return command instanceof StartFiling
                ? commands.create(command, id.value(), caller, URI.create("/api/cases/" + id))
                : commands.perform(command, id.value(), caller);
    }
}
