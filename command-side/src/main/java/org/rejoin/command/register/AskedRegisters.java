package org.rejoin.command.register;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.casefile.EnrolmentRegister;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.event.casefile.RegisterAnswer.Outcome;
import org.rejoin.event.casefile.RegisterAnswer.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one register after the other until one knows the student (R-SCOPE-11). */
final class AskedRegisters implements EnrolmentRegister {

    private static final Logger LOG = LoggerFactory.getLogger(AskedRegisters.class);

    private final List<EnrolmentSource> sources;
    private final Clock clock;
    private final MeterRegistry meters;

    AskedRegisters(List<EnrolmentSource> sources, Clock clock, MeterRegistry meters) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public RegisterAnswer forFiling(String nationalId, String unit) {
        return Objects.requireNonNull(forFilings(Set.of(nationalId), unit).get(nationalId));
    }

    @Override
    public Map<String, RegisterAnswer> forFilings(Set<String> nationalIds, String unit) {
        return ask(
                nationalIds,
                false,
                (source, found) -> found.isOf(unit) ? answer(source, Outcome.FOUND, null, found.student()) : null);
    }

    @Override
    public RegisterAnswer forClosing(String nationalId) {
        Map<String, RegisterAnswer> answers = ask(
                Set.of(nationalId),
                true,
                (source, found) -> found.standing() == Enrolment.Standing.ENROLLED
                        ? answer(source, Outcome.FOUND, found.unit(), null)
                        : null);
        return Objects.requireNonNull(answers.get(nationalId));
    }

    private Map<String, RegisterAnswer> ask(
            Set<String> nationalIds, boolean anew, BiFunction<Source, Enrolment, @Nullable RegisterAnswer> reader) {
        Map<String, RegisterAnswer> answers = new HashMap<>();
        Set<String> open = new HashSet<>(nationalIds);
        Outcome otherwise = sources.isEmpty() ? Outcome.NOT_ASKED : Outcome.NOT_FOUND;
        for (EnrolmentSource source : sources) {
            try {
                source.find(Set.copyOf(open), anew).forEach((nationalId, found) -> {
                    RegisterAnswer answer = reader.apply(source.name(), found);
                    if (answer != null) {
                        answers.put(nationalId, answer);
                    }
                });
                open.removeAll(answers.keySet());
                count(source, "answered");
            } catch (RegisterUnavailable unavailable) {
                LOG.warn("{} gave no answer: {}", source.name(), unavailable.getMessage());
                count(source, "unavailable");
                otherwise = Outcome.UNAVAILABLE;
            }
            if (open.isEmpty()) {
                break;
            }
        }
        RegisterAnswer none = answer(Source.NONE, otherwise, null, null);
        open.forEach(nationalId -> answers.put(nationalId, none));
        return answers;
    }

    private RegisterAnswer answer(
            Source source, Outcome outcome, @Nullable String school, RegisterAnswer.@Nullable Student student) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new RegisterAnswer(now, source, outcome, school, student);
    }

    private void count(EnrolmentSource source, String outcome) {
        meters.counter("rejoin.register", "source", source.name().name(), "outcome", outcome)
                .increment();
    }
}
