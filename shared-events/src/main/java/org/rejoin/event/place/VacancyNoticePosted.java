package org.rejoin.event.place;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * 缺額公告 at the gate and on the county's network, with a copy to the bureau (R-HL-34).
 *
 * @param schoolYear ROC year
 * @param postedOn first day
 * @param publicUntil last day
 * @param bureauLetter number of the letter with the copy
 */
@Revision("1")
public record VacancyNoticePosted(
        String school, int schoolYear, LocalDate postedOn, LocalDate publicUntil, String bureauLetter)
        implements SchoolPlacesEvent {}
