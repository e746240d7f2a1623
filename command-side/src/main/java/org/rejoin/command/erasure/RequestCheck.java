package org.rejoin.command.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.erasure.ErasureController.Request;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.LegalBasis;

/** What can be wrong with a request whatever the person's cases say. */
final class RequestCheck {

    private static final Set<LegalBasis> OF_THE_SYSTEM = Set.of(LegalBasis.RETENTION, LegalBasis.RESTORED);
    private static final Set<LegalBasis> BY_LETTER = Set.of(LegalBasis.UNLAWFUL_COLLECTION, LegalBasis.ORDER);

    private RequestCheck() {}

    static void check(Request request) {
        List<FieldProblem> problems = new ArrayList<>();
        long named = Stream.of(request.caseId(), request.studentId(), request.nationalId())
                .filter(Objects::nonNull)
                .count();
        if (named == 0) {
            problems.add(FieldProblem.of("/nationalId", "MISSING_FIELD"));
        } else if (named > 1) {
            problems.add(FieldProblem.of("/nationalId", "PERSON_NAMED_TWICE"));
        }
        // accounts are kept for as long as what their holders did
        if (request.dataClass() == DataClass.ACCOUNT) {
            problems.add(FieldProblem.of("/dataClass", "UNKNOWN_CODE"));
        }
        LegalBasis basis = request.legalBasis().code();
        if (OF_THE_SYSTEM.contains(basis)) {
            problems.add(FieldProblem.of("/legalBasis/code", "UNKNOWN_CODE"));
        }
        if (BY_LETTER.contains(basis)) {
            String number = request.letterNumber();
            if (number == null || number.isBlank()) {
                problems.add(FieldProblem.of("/letterNumber", "MISSING_FIELD"));
            }
            if (request.letterDate() == null) {
                problems.add(FieldProblem.of("/letterDate", "MISSING_FIELD"));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
