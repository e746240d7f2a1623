package org.rejoin.query.accounts;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TransferRows extends JpaRepository<TransferRow, UUID> {

    List<TransferRow> findAllBy(Sort sort, Limit limit);

    List<TransferRow> findBySchool(String school, Sort sort, Limit limit);

    /** Those the account filed, or is named in as the successor. */
    @Query("select t from TransferRow t where t.school = :school and (t.appliedBy = :account"
            + " or t.toAccount in (select a.accountId from AccountRow a where a.account = :account))")
    List<TransferRow> findOwn(String school, String account, Sort sort, Limit limit);
}
