package org.rejoin.event.place;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/**
 * The winter holiday of a full school began: the notice of its vacancies is owed (R-HL-34). {@link VacancyNoticePosted} of the
 * school year meets it.
 *
 * @param schoolYear ROC year
 * @param dutyId UUID made of the unit and the school year
 * @param from first day of the holiday
 * @param dueOn last day on which it is posted in time
 * @param deadline the moment from which it is late
 */
@Revision("1")
public record VacancyNoticeOwed(
        String school, int schoolYear, String dutyId, LocalDate from, LocalDate dueOn, Instant deadline)
        implements SchoolPlacesEvent {

    /** There is one in a school year. */
    public static String idOf(String school, int schoolYear) {
        String name = "vacancy-notice/" + school + "/" + schoolYear;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
