package org.rejoin.query.casepage;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The pages of today. A page that was found is written by dirty checking. */
@Component
class StoredCasePages implements CasePages {

    private final EntityManager rows;

    StoredCasePages(EntityManager rows) {
        this.rows = rows;
    }

    @Override
    public Optional<CasePageRow> find(UUID caseId) {
        return Optional.ofNullable(rows.find(CasePageRow.class, caseId));
    }

    @Override
    public void add(CasePageRow page) {
        rows.persist(page);
    }

    @Override
    public void empty() {
        rows.createQuery("delete from CasePageRow").executeUpdate();
    }
}
