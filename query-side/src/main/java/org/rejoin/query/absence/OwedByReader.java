package org.rejoin.query.absence;

import java.util.Map;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.page.DutiesOfReader;
import org.springframework.stereotype.Component;

/** What the menu counts: the same tasks as the list it leads to. */
@Component
class OwedByReader implements DutiesOfReader {

    private final Pupils pupils;
    private final MeetingWork meetings;
    private final TransferWork transfers;
    private final VacancyWork vacancies;
    private final ClassChangeWork classChanges;

    OwedByReader(
            Pupils pupils,
            MeetingWork meetings,
            TransferWork transfers,
            VacancyWork vacancies,
            ClassChangeWork classChanges) {
        this.pupils = pupils;
        this.meetings = meetings;
        this.transfers = transfers;
        this.vacancies = vacancies;
        this.classChanges = classChanges;
    }

    @Override
    public Map<String, Long> owed(Actor reader) {
        long ofSchool =
                (reader.is(Role.REGISTRY) ? vacancies.owed(reader).stream().count() : 0)
                        + classChanges.open(reader).size();
        return reader.roles().stream().anyMatch(Role.OF_COMPULSORY_SCHOOL::contains)
                ? Map.of(
                        "pupils",
                        pupils.countOwed(reader) + meetings.countOpen(reader) + transfers.countOpen(reader) + ofSchool)
                : Map.of();
    }
}
