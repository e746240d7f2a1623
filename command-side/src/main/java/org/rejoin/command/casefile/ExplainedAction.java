package org.rejoin.command.casefile;

import java.util.List;

/**
 * An action and all that stops it; none = it would succeed.
 *
 * @param asksRegister whether it will ask the student register first, whose answer may stop it still (R-CLS-03)
 */
record ExplainedAction(CaseAction action, List<CaseFileBlocker> blockers, boolean asksRegister) {}
