package org.rejoin.query.statistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a unit is called. */
@Entity
@SuppressWarnings("UnusedVariable") // read by the SQL of the reports
@Table(schema = "read_model", name = "statistics_school")
class StatisticsSchool {

    @Id
    private String school;

    private String name;

    protected StatisticsSchool() {} // for JPA

    StatisticsSchool(String school, String name) {
        this.school = school;
        this.name = name;
    }
}
