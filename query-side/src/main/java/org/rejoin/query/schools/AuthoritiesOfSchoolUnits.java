package org.rejoin.query.schools;

import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.query.codelists.AuthorityOfUnit;
import org.springframework.stereotype.Component;

/** Tells the code lists, which name no read model. */
@Component
class AuthoritiesOfSchoolUnits implements AuthorityOfUnit {

    private final SchoolUnitRows rows;

    AuthoritiesOfSchoolUnits(SchoolUnitRows rows) {
        this.rows = rows;
    }

    @Override
    public String of(String unit) {
        return rows.findById(unit).map(SchoolUnitRow::calendar).orElse(SchoolCalendar.AGENCY);
    }
}
