package org.rejoin.command.school;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rejoin.command.casefile.SchoolDirectory;
import org.rejoin.command.school.SchoolUnitCommand.OpenSchoolUnit;
import org.rejoin.event.school.Authority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The units as they stand now, written in the transaction of the event: accounts and forms refer to them. */
@Component
class SchoolUnits implements SchoolDirectory {

    private final JdbcClient jdbc;

    SchoolUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isUnit(String unit) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.school_unit WHERE unit = ?)")
                .param(unit)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("SELECT unit, name FROM command_side.school_unit ORDER BY unit")
                .query(row -> {
                    names.put(row.getString("unit"), row.getString("name"));
                });
        return names;
    }

    void opened(OpenSchoolUnit unit) {
        jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        unit.id().value(),
                        unit.school(),
                        unit.division().name(),
                        unit.name(),
                        unit.county(),
                        unit.authority().name())
                .update();
    }

    void revised(SchoolUnitId id, String name, String county, Authority authority) {
        jdbc.sql("UPDATE command_side.school_unit SET name = ?, county = ?, authority = ? WHERE unit = ?")
                .params(name, county, authority.name(), id.value())
                .update();
    }
}
