package org.rejoin.event.absence;

import org.axonframework.serialization.Revision;

/**
 * 中輟之虞: a pupil came to 長期缺課 or 長期請假, or is no more (SOP-0.1). A month or semester that ends begins both anew.
 *
 * @param longAbsence 長期缺課 (L24)
 * @param longLeave 長期請假 (L23)
 * @param counts by which it was reckoned
 * @param ruleSet version of the rules it was reckoned by: authority/stage/version, after a school's own its authority's
 */
@Revision("1")
public record DropoutRiskChanged(
        String watchId, boolean longAbsence, boolean longLeave, CountsReached counts, String ruleSet)
        implements AbsenceEvent {}
