package org.rejoin.command.insurance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** @param effectiveDate 生效日期; employer: 投保／提繳單位名稱; address: its 通訊地址 */
record InsuranceRecord(
        @Nullable LocalDate effectiveDate,
        String employer,
        @Nullable String address) {

    @Override
    public String toString() {
        return "InsuranceRecord[…]"; // never into a log
    }
}
