package org.rejoin.query.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is done to an account on a page of its own, because others see it or mail goes out. */
enum AccountStep {
    APPROVE,
    REFUSE,
    DISABLE,
    ENABLE,
    REMOVE_SECOND_FACTOR;

    /** Those that come after where the account stands; who may is for the command to say. */
    static List<AccountStep> of(AccountView account) {
        return switch (account.standing()) {
            case APPLIED -> List.of(APPROVE, REFUSE);
            case NORMAL -> List.of(DISABLE, REMOVE_SECOND_FACTOR);
            case DISABLED -> List.of(ENABLE);
            case REFUSED -> List.of();
        };
    }

    static Optional<AccountStep> at(String path) {
        return Arrays.stream(values()).filter(step -> step.path().equals(path)).findFirst();
    }

    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isDestructive() {
        return this == REFUSE || this == DISABLE || this == REMOVE_SECOND_FACTOR;
    }
}
