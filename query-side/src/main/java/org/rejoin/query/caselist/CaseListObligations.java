package org.rejoin.query.caselist;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CaseListObligations extends JpaRepository<CaseListObligation, UUID> {

    List<CaseListObligation> findByCaseIdInAndOwedTrueOrderByDueOnAscObligationIdAsc(Collection<UUID> cases);
}
