package org.rejoin.command.transferout;

import static org.rejoin.event.Role.COUNSELLING_OFFICE;
import static org.rejoin.event.Role.HEAD;
import static org.rejoin.event.Role.REGISTRY;

import java.util.Set;
import org.rejoin.event.Role;

/** What may be done about a transfer out that has begun. */
enum TransferStep {
    RECORD_ARRIVAL(false, REGISTRY, HEAD),
    SEND_RECORDS(false, REGISTRY, HEAD),
    RECORD_RECEIPT(false, REGISTRY, HEAD),
    REPORT_DROPOUT(false, REGISTRY, HEAD),
    WRITE_TO_COMMITTEE(false, REGISTRY, HEAD),
    HOLD_MEETING(true, REGISTRY, HEAD, COUNSELLING_OFFICE),
    CHOOSE_CLASS(true, REGISTRY, HEAD),
    END_TEMPORARY_STUDY(false, REGISTRY, HEAD),
    WITHDRAW(false, REGISTRY, HEAD);

    private final boolean ofReceivingSchool;
    private final Set<Role> roles;

    TransferStep(boolean ofReceivingSchool, Role... roles) {
        this.ofReceivingSchool = ofReceivingSchool;
        this.roles = Set.of(roles);
    }

    boolean isOfReceivingSchool() {
        return ofReceivingSchool;
    }

    Set<Role> roles() {
        return roles;
    }
}
