package org.rejoin.query.schools;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;
import org.rejoin.event.school.SchoolUnitContactRevised;
import org.rejoin.event.school.SchoolUnitOpened;
import org.rejoin.event.school.SchoolUnitRevised;
import org.rejoin.event.school.SchoolUnitSignatoriesChosen;

@Entity
@Table(schema = "read_model", name = "school_unit")
class SchoolUnitRow {

    @Id
    private String unit;

    private String school;

    @Enumerated(EnumType.STRING)
    private Division division;

    private String name;
    private String county;

    @Enumerated(EnumType.STRING)
    private Authority authority;

    private @Nullable String address;
    private @Nullable String phone;
    private String[] signatories = {};
    private long version;

    protected SchoolUnitRow() {} // for JPA

    SchoolUnitRow(SchoolUnitOpened event, long version) {
        this.unit = event.unit();
        this.school = event.school();
        this.division = event.division();
        this.name = event.name();
        this.county = event.county();
        this.authority = event.authority();
        this.version = version;
    }

    void revise(SchoolUnitRevised event, long version) {
        this.name = event.name();
        this.county = event.county();
        this.authority = event.authority();
        this.version = version;
    }

    void revise(SchoolUnitContactRevised event, long version) {
        this.name = event.name();
        this.address = event.address();
        this.phone = event.phone();
        this.version = version;
    }

    void signBy(SchoolUnitSignatoriesChosen event, long version) {
        this.signatories = event.signatories().toArray(String[]::new);
        this.version = version;
    }

    String unit() {
        return unit;
    }

    String name() {
        return name;
    }

    String county() {
        return county;
    }

    /** Whose calendar it keeps. */
    String calendar() {
        return authority == Authority.AGENCY ? SchoolCalendar.AGENCY : county;
    }

    SchoolUnitView toView() {
        return new SchoolUnitView(
                unit, school, division, name, county, authority, address, phone, List.of(signatories), version);
    }
}
