package org.rejoin.query.schools;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface SchoolUnitRows extends JpaRepository<SchoolUnitRow, String> {

    @Query("""
            select u from SchoolUnitRow u
             where (:county is null or u.county = :county)
               and (:text is null or locate(:text, u.unit) = 1 or locate(:text, u.name) > 0)
             order by u.unit""")
    Page<SchoolUnitRow> search(@Nullable String county, @Nullable String text, Pageable page);

    List<SchoolUnitRow> findAllByOrderByUnit();
}
