package org.rejoin.query.schools;

import java.util.List;
import org.rejoin.query.platform.AsReader;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

@AsReader
interface SchoolUnitRows extends JpaRepository<SchoolUnitRow, String> {

    /** @param county empty = all; text: empty = any, because the database cannot tell the type of a missing one */
    @Query("""
            select u from SchoolUnitRow u
             where (:county = '' or u.county = :county)
               and (locate(:text, u.unit) = 1 or locate(:text, u.name) > 0)
             order by u.unit""")
    Page<SchoolUnitRow> search(String county, String text, Pageable page);

    List<SchoolUnitRow> findAllByOrderByUnit();
}
