package org.rejoin.query.casepage;

import java.util.Optional;
import java.util.UUID;

/** Where the projector keeps its pages: the read model, or the memory of a single question about the past. */
interface CasePages {

    Optional<CasePageRow> find(UUID caseId);

    void add(CasePageRow page);

    void empty();
}
