package org.rejoin.command.account;

import java.util.Set;
import org.rejoin.command.casefile.TutorDirectory;
import org.rejoin.event.Role;
import org.springframework.stereotype.Component;

/** Tells case files who may assist (R-AST-03). */
@Component
class Tutors implements TutorDirectory {

    private final AccountDirectory accounts;

    Tutors(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean isPureTutorOf(String account, String school) {
        return accounts.byName(account)
                // case files remember the name as it is written, and compare it so
                .filter(known -> known.account().equals(account))
                .filter(known -> known.standing() == KnownAccount.Standing.NORMAL)
                .filter(known -> school.equals(known.school()))
                .filter(known -> known.roles().equals(Set.of(Role.TUTOR)))
                .isPresent();
    }
}
