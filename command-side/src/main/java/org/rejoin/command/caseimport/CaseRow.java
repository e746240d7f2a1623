package org.rejoin.command.caseimport;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.sheet.Heading;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.LeavingType;

/**
 * A row as the form it will be.
 *
 * @param leavingType null where the row names none we know: then there is a problem
 * @param problems what could not be read
 */
record CaseRow(
        int number,
        String school,
        @Nullable LeavingType leavingType,
        CaseForm form,
        Heading<Column> heading,
        List<RowProblem> problems) {

    RowProblem problem(Column column, String code, Object... arguments) {
        return RowProblem.of(number, heading.nameOf(column), code, arguments);
    }
}
