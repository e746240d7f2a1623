package org.rejoin.query.caselist;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.obligation.ObligationOpened;

/** What a light must know of a duty of the case. */
@Entity
@Table(schema = "read_model", name = "case_list_obligation")
class CaseListObligation {

    @Id
    private UUID obligationId;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private ObligationKind kind;

    private LocalDate openedOn;
    private LocalDate dueOn;
    private boolean owed;

    protected CaseListObligation() {} // for JPA

    CaseListObligation(ObligationOpened event) {
        obligationId = UUID.fromString(event.obligationId());
        caseId = UUID.fromString(event.caseId());
        kind = event.kind();
        openedOn = event.openedOn();
        dueOn = event.dueOn();
        owed = true;
    }

    void end() {
        owed = false;
    }

    UUID caseId() {
        return caseId;
    }

    ObligationKind kind() {
        return kind;
    }

    LocalDate openedOn() {
        return openedOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    /** Also where nobody said yet that it was missed. */
    boolean isLateOn(LocalDate today) {
        return today.isAfter(dueOn);
    }
}
