package org.rejoin.query.schools;

import java.util.Set;
import java.util.stream.Collectors;
import org.rejoin.query.accesslog.CountiesOfUnits;
import org.springframework.stereotype.Component;

/** Tells the access log, which names no read model. */
@Component
class CountiesOfSchoolUnits implements CountiesOfUnits {

    private final SchoolUnitRows rows;

    CountiesOfSchoolUnits(SchoolUnitRows rows) {
        this.rows = rows;
    }

    @Override
    public Set<String> of(Set<String> units) {
        return units.isEmpty()
                ? Set.of()
                : rows.findAllById(units).stream().map(SchoolUnitRow::county).collect(Collectors.toSet());
    }
}
