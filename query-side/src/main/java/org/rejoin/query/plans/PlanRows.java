package org.rejoin.query.plans;

import java.util.Optional;
import java.util.UUID;
import org.rejoin.event.schoolplan.PlanDocument;
import org.rejoin.query.platform.AsReader;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

@AsReader
interface PlanRows extends JpaRepository<PlanRow, UUID> {

    Optional<PlanRow> findBySchoolAndSchoolYearAndDocumentAndNewestTrue(
            String school, int schoolYear, PlanDocument document);

    /** @param unit, county empty = all; schoolYear 0 = all */
    @Query("""
            select p from PlanRow p
             where (:unit = '' or p.school = :unit) and (:county = '' or p.county = :county)
               and (:schoolYear = 0 or p.schoolYear = :schoolYear) and (:all = true or p.newest = true)
             order by p.schoolYear desc, p.school, p.document, p.version desc""")
    Page<PlanRow> find(String unit, String county, int schoolYear, boolean all, Pageable page);
}
