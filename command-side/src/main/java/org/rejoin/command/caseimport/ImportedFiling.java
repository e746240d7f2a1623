package org.rejoin.command.caseimport;

import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.LeavingType;

/** One row to be filed and submitted. */
record ImportedFiling(String school, LeavingType leavingType, CaseForm form, String importedFrom) {}
