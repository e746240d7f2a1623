package org.rejoin.query.casepage;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.query.NotVisible;
import org.rejoin.query.obligations.Obligations;
import org.springframework.stereotype.Component;

/** The answer behind both faces of a case, the program's and the person's. */
@Component
class ShownCases {

    private final CasePageRows rows;
    private final CaseRights rights;
    private final PastPages past;
    private final Obligations obligations;

    ShownCases(CasePageRows rows, CaseRights rights, PastPages past, Obligations obligations) {
        this.rows = rows;
        this.rights = rights;
        this.past = past;
        this.obligations = obligations;
    }

    CasePage today(Actor actor, UUID id, Locale locale) {
        return rows.findById(id)
                .flatMap(row ->
                        row.readers().sightOf(actor).map(sight -> row.page(sight, obligations.ofCase(id, locale))))
                .orElseThrow(NotVisible::new);
    }

    CasePage asOf(Instant moment, Actor actor, UUID id) {
        Sight sight = rights.sightOf(id, actor);
        return past.at(moment, id).map(row -> row.page(sight)).orElseThrow(NotVisible::new);
    }
}
