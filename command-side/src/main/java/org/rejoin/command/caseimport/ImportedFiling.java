package org.rejoin.command.caseimport;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterAnswer;

/** One row to be filed and submitted. */
record ImportedFiling(
        String school,
        LeavingType leavingType,
        CaseForm form,
        String importedFrom,
        @Nullable RegisterAnswer register) {}
