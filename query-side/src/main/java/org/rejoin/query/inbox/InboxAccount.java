package org.rejoin.query.inbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a message must know of an account: whom it goes to. */
@Entity
@Table(schema = "read_model", name = "inbox_account")
class InboxAccount {

    @Id
    private UUID accountId;

    private String account;

    protected InboxAccount() {} // for JPA

    InboxAccount(String accountId, String account) {
        this.accountId = UUID.fromString(accountId);
        this.account = account;
    }

    String account() {
        return account;
    }
}
