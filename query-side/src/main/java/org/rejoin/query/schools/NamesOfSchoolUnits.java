package org.rejoin.query.schools;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rejoin.query.page.UnitNames;
import org.springframework.stereotype.Component;

/** Tells pages, which name no read model. */
@Component
class NamesOfSchoolUnits implements UnitNames {

    private final SchoolUnitRows rows;

    NamesOfSchoolUnits(SchoolUnitRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<String, String> of(Set<String> units) {
        return units.isEmpty()
                ? Map.of()
                : rows.findAllById(units).stream().collect(Collectors.toMap(SchoolUnitRow::unit, SchoolUnitRow::name));
    }
}
