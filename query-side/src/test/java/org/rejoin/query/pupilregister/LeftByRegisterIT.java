package org.rejoin.query.pupilregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.newId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.pupilregister.PupilEntered;
import org.rejoin.event.pupilregister.PupilMoved;
import org.rejoin.event.pupilregister.RegisterEntryEvent;
import org.rejoin.query.Projection;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** Whom the register tells to be gone, also to those who do not keep it. */
@QuerySideTest
class LeftByRegisterIT {

    private static final String SCHOOL = "660001J";
    private static final LocalDate ENTERED = LocalDate.parse("2026-08-30");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

    @Autowired
    private RegisterProjector projector;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private LeftByRegister left;

    private final Actor registry = staff("lai", SCHOOL, Role.REGISTRY);
    private final Actor teacher = staff("yeh", SCHOOL, Role.CLASS_TEACHER);

    @Test
    @Tag("ST-EH-01")
    void who_left_is_gone_and_a_dropout_is_not() {
        String leaver = entered("115001");
        String dropout = entered("115002");
        entered("115003");
        moved(leaver, Movement.WENT_ABROAD);
        moved(dropout, Movement.DROPPED_OUT);

        assertThat(left.gone(teacher)).isEqualTo(Map.of(UUID.fromString(leaver), MONDAY));
        assertThat(left.gone(staff("yu", "660002J", Role.CLASS_TEACHER))).isEmpty();
    }

    // pupil and entry have one id here, so that one tells the other
    private String entered(String number) {
        String id = newId();
        told(new PupilEntered(
                id,
                id,
                SCHOOL,
                number,
                false,
                115,
                "羅以恩",
                MONDAY.minusYears(13),
                7,
                "705",
                Movement.ADMITTED,
                ENTERED));
        return id;
    }

    private void moved(String entry, Movement movement) {
        told(new PupilMoved(entry, movement, MONDAY, 7, "705"));
    }

    private void told(RegisterEntryEvent event) {
        new Projection(projector, transactions).on(event, NOW, registry);
    }
}
