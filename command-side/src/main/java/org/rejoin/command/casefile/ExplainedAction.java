package org.rejoin.command.casefile;

import java.util.List;
import java.util.Set;
import org.rejoin.command.FieldProblem;
import org.rejoin.event.casefile.ClosureReason;

/**
 * An action and all that stops it; none = it would succeed.
 *
 * @param asksRegister whether it will ask the student register first, whose answer may stop it still (R-CLS-03)
 * @param fields what of the form stops it, field by field; pointers as in the form
 * @param closureReasons which closure reasons it takes for a case of this type; none where it takes none (R-TRK-08)
 */
record ExplainedAction(
        CaseAction action,
        List<CaseFileBlocker> blockers,
        List<FieldProblem> fields,
        boolean asksRegister,
        Set<ClosureReason> closureReasons) {}
