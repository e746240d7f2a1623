package org.rejoin.query.inbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.FilingStarted;

/** What a message must know of its case. */
@Entity
@Table(schema = "read_model", name = "inbox_case")
class InboxCase {

    @Id
    private UUID caseId;

    private String caseNumber;
    private String school;
    private String filedBy;
    private @Nullable String importToCount;

    protected InboxCase() {} // for JPA

    InboxCase(FilingStarted event) {
        this.caseId = UUID.fromString(event.caseId());
        this.caseNumber = event.caseNumber();
        this.school = event.school();
        this.filedBy = event.filedBy();
        this.importToCount = event.importedFrom();
    }

    UUID caseId() {
        return caseId;
    }

    String caseNumber() {
        return caseNumber;
    }

    String school() {
        return school;
    }

    String filedBy() {
        return filedBy;
    }

    /** The file whose summary is yet to count this case; once only, so that a later submission is told as any other. */
    @Nullable
    String takeImportToCount() {
        String file = importToCount;
        importToCount = null;
        return file;
    }
}
