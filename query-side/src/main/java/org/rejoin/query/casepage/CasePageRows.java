package org.rejoin.query.casepage;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CasePageRows extends JpaRepository<CasePageRow, UUID> {

    Optional<CasePageRow> findFirstByNationalIdAndSchoolOrderByFiledAtDescCaseIdAsc(String nationalId, String school);
}
