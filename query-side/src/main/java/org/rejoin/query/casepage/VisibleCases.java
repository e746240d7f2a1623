package org.rejoin.query.casepage;

import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.CaseVisibility;
import org.springframework.stereotype.Component;

@Component
class VisibleCases implements CaseVisibility {

    private final CasePageRows rows;

    VisibleCases(CasePageRows rows) {
        this.rows = rows;
    }

    @Override
    public boolean isVisibleTo(Actor actor, UUID caseId) {
        return rows.findById(caseId)
                .filter(row -> row.isVisibleTo(actor) || isAudited(row.pageFor(actor), actor))
                .isPresent();
    }

    /** An auditor is sent to a school, to a county, or to all (c18). */
    private static boolean isAudited(CasePage page, Actor actor) {
        boolean everywhere = actor.school() == null && actor.county() == null;
        return actor.is(Role.AUDITOR)
                && (everywhere
                        || actor.isOfSchool(page.school())
                        || actor.school() == null && actor.isOfCounty(page.county()));
    }
}
