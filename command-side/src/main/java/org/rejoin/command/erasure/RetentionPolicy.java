package org.rejoin.command.erasure;

import static org.rejoin.command.erasure.ErasureBlocker.CASE_STILL_OPEN;
import static org.rejoin.command.erasure.ErasureBlocker.COUNSELLING_IS_STILL_KEPT;
import static org.rejoin.command.erasure.ErasureBlocker.REGISTER_IS_PERMANENT;
import static org.rejoin.command.erasure.ErasureBlocker.REGISTER_IS_STILL_KEPT;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.LegalBasis;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long data are kept, and what may be erased before: the ground decides. No duty to keep protects what should never have
 * been kept; the period of counselling text binds the office, not the person.
 */
@Component
class RetentionPolicy {

    private static final String PERMANENT = "permanent";

    private final @Nullable Period register;
    private final Period counselling;

    RetentionPolicy(
            @Value("${rejoin.retention.register:permanent}") String register,
            @Value("${rejoin.retention.counselling:P10Y}") Period counselling) {
        this.register = register.equals(PERMANENT) ? null : Period.parse(register);
        this.counselling = counselling;
    }

    /** All that stands against erasing the class of the person with these cases. @param inRegister of any school (R-HL-19) */
    List<ErasureBlocker> blockers(
            DataClass dataClass, LegalBasis basis, List<KeptCase> cases, boolean inRegister, LocalDate today) {
        Stream<ErasureBlocker> open =
                cases.stream().filter(KeptCase::open).limit(1).map(kept -> CASE_STILL_OPEN);
        return Stream.concat(open, duty(dataClass, basis, cases, inRegister, today).stream())
                .toList();
    }

    /** Whether the period of keeping is over and nothing else is in the way; nobody need have asked. */
    boolean isOver(DataClass dataClass, List<KeptCase> cases, boolean inRegister, LocalDate today) {
        return !cases.isEmpty()
                && blockers(dataClass, LegalBasis.RETENTION, cases, inRegister, today)
                        .isEmpty();
    }

    boolean ends(DataClass dataClass) {
        return dataClass == DataClass.COUNSELLING || register != null;
    }

    private Optional<ErasureBlocker> duty(
            DataClass dataClass, LegalBasis basis, List<KeptCase> cases, boolean inRegister, LocalDate today) {
        if (dataClass == DataClass.COUNSELLING) {
            boolean ofTheOffice = basis == LegalBasis.PURPOSE_GONE || basis == LegalBasis.RETENTION;
            return ofTheOffice && runs(counselling, latest(cases, KeptCase::leftOn), today)
                    ? Optional.of(COUNSELLING_IS_STILL_KEPT)
                    : Optional.empty();
        }
        // what was never reported is no register fact
        List<KeptCase> reported = cases.stream().filter(KeptCase::reported).toList();
        boolean nothing = reported.isEmpty() && !inRegister;
        if (nothing || basis == LegalBasis.UNLAWFUL_COLLECTION || basis == LegalBasis.ORDER) {
            return Optional.empty();
        }
        if (register == null) {
            return Optional.of(REGISTER_IS_PERMANENT);
        }
        // of which no end is known, no period can be over
        boolean endless = inRegister || reported.stream().anyMatch(kept -> kept.endedOn() == null);
        return endless || runs(register, latest(reported, KeptCase::endedOn), today)
                ? Optional.of(REGISTER_IS_STILL_KEPT)
                : Optional.empty();
    }

    private static boolean runs(Period period, Optional<LocalDate> since, LocalDate today) {
        return since.filter(day -> day.plus(period).isAfter(today)).isPresent();
    }

    private static Optional<LocalDate> latest(List<KeptCase> cases, Function<KeptCase, @Nullable LocalDate> day) {
        return cases.stream().map(day).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }
}
