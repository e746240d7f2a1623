package org.rejoin.bench.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingStarted;

/** A case as a list shows it. */
@Entity
@Table(name = "stock_row")
class StockRow {

    @Id
    private String caseId;

    private String caseNumber;
    private String school;

    @Column(length = 500)
    private String student;

    private String leavingType;
    private Instant filedAt;
    private int records;

    @Enumerated(EnumType.STRING)
    private CaseStatus status = CaseStatus.DRAFT;

    StockRow() {} // for Hibernate

    StockRow(FilingStarted event, Instant at) {
        caseId = event.caseId();
        caseNumber = event.caseNumber();
        school = event.school();
        student = String.valueOf(event.form().student().name());
        leavingType = event.leavingType().name();
        filedAt = at;
    }

    void becomes(CaseStatus now) {
        status = now;
    }

    void record(int number) {
        records = number;
    }
}
