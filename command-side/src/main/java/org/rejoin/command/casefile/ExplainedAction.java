package org.rejoin.command.casefile;

import java.util.List;

/** An action and all that stops it; none = it would succeed. */
record ExplainedAction(CaseAction action, List<CaseFileBlocker> blockers) {}
