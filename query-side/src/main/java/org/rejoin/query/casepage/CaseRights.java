package org.rejoin.query.casepage;

import java.util.UUID;
import java.util.function.Predicate;
import org.rejoin.event.Actor;
import org.rejoin.query.NotVisible;
import org.rejoin.query.platform.SystemReads;
import org.springframework.stereotype.Component;

/** Who may see a case, as it stands today; whatever else is told about a case is told to nobody else. */
@Component
public class CaseRights {

    private final CasePageRows rows;
    private final SystemReads reads;

    CaseRights(CasePageRows rows, SystemReads reads) {
        this.rows = rows;
        this.reads = reads;
    }

    /** @throws NotVisible where the case is unknown, or does not exist for this reader */
    public Sight sightOf(UUID caseId, Actor actor) {
        return rows.readersOf(caseId).flatMap(readers -> readers.sightOf(actor)).orElseThrow(NotVisible::new);
    }

    /** Who may see a case, for whoever tells several readers at once; nobody where it is unknown. */
    public Predicate<Actor> readersOf(UUID caseId) {
        return reads.read(() -> rows.readersOf(caseId))
                .<Predicate<Actor>>map(
                        readers -> actor -> readers.sightOf(actor).isPresent())
                .orElse(actor -> false);
    }
}
