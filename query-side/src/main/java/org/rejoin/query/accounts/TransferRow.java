package org.rejoin.query.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.principaltransfer.PrincipalTransferApplied;
import org.rejoin.event.principaltransfer.TransferPath;
import org.springframework.data.domain.Persistable;

@Entity
@Table(schema = "read_model", name = "principal_transfer")
class TransferRow implements Persistable<UUID> {

    @Id
    private UUID transferId;

    private long version;
    private String school;
    private UUID fromAccount;
    private UUID toAccount;

    @Enumerated(EnumType.STRING)
    private TransferPath path;

    private String stampedForm;
    private @Nullable String appointmentLetter;

    @Enumerated(EnumType.STRING)
    private TransferView.Standing standing;

    private String appliedBy;
    private Instant appliedAt;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable String letterNumber;
    private @Nullable String reason;

    // an assigned id would make Spring Data look for the row before each insert
    @Transient
    private boolean stored;

    protected TransferRow() {} // for JPA

    TransferRow(PrincipalTransferApplied event, String by, Instant at) {
        transferId = UUID.fromString(event.transferId());
        school = event.school();
        fromAccount = UUID.fromString(event.from());
        toAccount = UUID.fromString(event.to());
        path = event.path();
        stampedForm = event.stampedForm();
        appointmentLetter = event.appointmentLetter();
        standing = TransferView.Standing.APPLIED;
        appliedBy = by;
        appliedAt = at;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }

    @Override
    public UUID getId() {
        return transferId;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    void at(long version) {
        this.version = version;
    }

    void approve(String letterNumber, String by, Instant at) {
        decide(TransferView.Standing.APPROVED, by, at);
        this.letterNumber = letterNumber;
    }

    void refuse(String reason, String by, Instant at) {
        decide(TransferView.Standing.REFUSED, by, at);
        this.reason = reason;
    }

    void withdraw(String by, Instant at) {
        decide(TransferView.Standing.WITHDRAWN, by, at);
    }

    private void decide(TransferView.Standing standing, String by, Instant at) {
        this.standing = standing;
        decidedBy = by;
        decidedAt = at;
    }

    UUID fromAccount() {
        return fromAccount;
    }

    UUID toAccount() {
        return toAccount;
    }

    TransferView view(TransferView.@Nullable Person from, TransferView.@Nullable Person to) {
        return new TransferView(
                transferId,
                school,
                from,
                to,
                path,
                stampedForm,
                appointmentLetter,
                standing,
                appliedBy,
                appliedAt,
                decidedBy,
                decidedAt,
                letterNumber,
                reason,
                version);
    }
}
