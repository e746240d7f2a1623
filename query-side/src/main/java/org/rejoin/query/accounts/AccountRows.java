package org.rejoin.query.accounts;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

interface AccountRows extends JpaRepository<AccountRow, UUID>, JpaSpecificationExecutor<AccountRow> {}
