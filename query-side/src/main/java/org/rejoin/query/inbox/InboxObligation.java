package org.rejoin.query.inbox;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.obligation.ObligationOpened;

/** What a message must know of a duty: whom it concerns, and what to tell. */
@Entity
@Table(schema = "read_model", name = "inbox_obligation")
class InboxObligation {

    @Id
    private UUID obligationId;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private ObligationKind kind;

    private String school;
    private @Nullable String account;
    private String[] roles;
    private LocalDate dueOn;
    private @Nullable String semester;
    private int needed;

    protected InboxObligation() {} // for JPA

    InboxObligation(ObligationOpened event) {
        obligationId = UUID.fromString(event.obligationId());
        caseId = UUID.fromString(event.caseId());
        kind = event.kind();
        school = event.school();
        account = event.account();
        roles = event.roles().stream().map(Role::name).toArray(String[]::new);
        dueOn = event.dueOn();
        semester = event.semester();
        needed = event.needed();
    }

    UUID obligationId() {
        return obligationId;
    }

    String caseId() {
        return caseId.toString();
    }

    ObligationKind kind() {
        return kind;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    String semester() {
        return semester;
    }

    int needed() {
        return needed;
    }

    /** To whom it belongs (1.23 c21): what is about tracking also to those who assist. */
    List<Recipient> owners(InboxCase subject) {
        Collection<String> accounts = kind == ObligationKind.TRACKINGS_OF_SEMESTER
                ? subject.tracking()
                : Stream.ofNullable(account).toList();
        List<Recipient> offices = Stream.of(roles)
                .map(Role::valueOf)
                .map(role -> Recipient.of(role, school))
                .filter(Objects::nonNull)
                .toList();
        return subject.once(offices, accounts);
    }
}
