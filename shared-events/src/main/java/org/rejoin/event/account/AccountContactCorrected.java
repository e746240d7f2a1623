package org.rejoin.event.account;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 資料更正 (R-ACC-09): where the holder is reached. Of a principal reporter or county officer only on an official letter.
 *
 * @param letterNumber number of that letter, null for ordinary school accounts
 */
@Revision("1")
public record AccountContactCorrected(
        String accountId,
        @Personal(DataClass.ACCOUNT) String email,
        @Personal(DataClass.ACCOUNT) String phone,
        @Nullable String letterNumber)
        implements AccountEvent {}
