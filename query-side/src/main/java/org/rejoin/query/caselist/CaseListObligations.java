package org.rejoin.query.caselist;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.rejoin.query.platform.AsReader;
import org.springframework.data.jpa.repository.JpaRepository;

@AsReader
interface CaseListObligations extends JpaRepository<CaseListObligation, UUID> {

    List<CaseListObligation> findByCaseIdInAndOwedTrueOrderByDueOnAscObligationIdAsc(Collection<UUID> cases);
}
