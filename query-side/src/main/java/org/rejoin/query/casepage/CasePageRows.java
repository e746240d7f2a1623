package org.rejoin.query.casepage;

import java.util.Optional;
import java.util.UUID;
import org.rejoin.query.platform.AsReader;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

@AsReader
interface CasePageRows extends JpaRepository<CasePageRow, UUID> {

    // without the texts, which may be many
    @Query("""
            select new org.rejoin.query.casepage.CaseReaders(
                page.school, page.county, page.filedBy, page.reportedAt, page.trackers)
            from CasePageRow page where page.caseId = :caseId""")
    Optional<CaseReaders> readersOf(UUID caseId);

    Optional<CasePageRow> findFirstByStudentIdAndSchoolOrderByFiledAtDescCaseIdAsc(UUID studentId, String school);
}
