package org.rejoin.query;

import java.util.UUID;
import org.rejoin.event.Actor;

/** Whether somebody may see a case, for those who answer about cases without being the case page. */
public interface CaseVisibility {

    boolean isVisibleTo(Actor actor, UUID caseId);
}
