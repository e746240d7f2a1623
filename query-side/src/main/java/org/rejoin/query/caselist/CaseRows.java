package org.rejoin.query.caselist;

import java.util.UUID;
import org.rejoin.event.casefile.CaseStatus;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

interface CaseRows extends JpaRepository<CaseRow, UUID>, JpaSpecificationExecutor<CaseRow> {

    long countByStatus(CaseStatus status);
}
