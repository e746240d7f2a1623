package org.rejoin.command.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.platform.BlockerTexts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What is asked for, decided and done, and by the rules of the decision what stands against it. */
@Component
class ErasureLists {

    private final Erasures erasures;
    private final KnownPersons persons;
    private final RetentionPolicy retention;
    private final BlockerTexts texts;
    private final Clock clock;
    private final ZoneId zone;

    ErasureLists(
            Erasures erasures,
            KnownPersons persons,
            RetentionPolicy retention,
            BlockerTexts texts,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.erasures = erasures;
        this.persons = persons;
        this.retention = retention;
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    List<ErasureView> newest(Erasure.@Nullable Standing standing, Erasures.Scope scope, int page, int size) {
        return erasures.newest(standing, scope, page, size).stream()
                .map(row -> view(row, scope))
                .toList();
    }

    long count(Erasure.@Nullable Standing standing, Erasures.Scope scope) {
        return erasures.count(standing, scope);
    }

    Optional<ErasureView> find(String erasureId, Erasures.Scope scope) {
        return erasures.find(erasureId, scope).map(row -> view(row, scope));
    }

    private ErasureView view(Erasures.Row row, Erasures.Scope scope) {
        List<KeptCase> cases = persons.casesOf(row.studentId());
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<ErasureBlocker> blockers = row.standing() == Erasure.Standing.REQUESTED
                ? retention.blockers(
                        row.dataClass(), row.legalBasis(), cases, persons.isInRegister(row.studentId()), today)
                : List.of();
        return new ErasureView(
                row.erasureId(),
                row.studentId(),
                caseIds(row.studentId(), cases, scope),
                row.dataClass(),
                row.legalBasis(),
                row.letterNumber(),
                row.letterDate(),
                row.standing(),
                row.requestedBy(),
                row.requestedAt(),
                texts.of(blockers),
                row.decidedBy(),
                row.decidedAt(),
                row.duties(),
                row.reason(),
                row.carriedOutAt());
    }

    private List<String> caseIds(String student, List<KeptCase> cases, Erasures.Scope scope) {
        Stream<String> all = cases.stream().map(KeptCase::caseId);
        return scope.isAll()
                ? all.toList()
                : all.filter(erasures.inspected(student, scope)::contains).toList();
    }
}
