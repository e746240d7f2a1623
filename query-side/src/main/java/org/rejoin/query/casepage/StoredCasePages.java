package org.rejoin.query.casepage;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The pages of today. A page that was found is written by dirty checking. */
@Component
class StoredCasePages implements CasePages {

    private final CasePageRows rows;

    StoredCasePages(CasePageRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<CasePageRow> find(UUID caseId) {
        return rows.findById(caseId);
    }

    @Override
    public void add(CasePageRow page) {
        rows.save(page);
    }

    @Override
    public void empty() {
        rows.deleteAllInBatch();
    }
}
