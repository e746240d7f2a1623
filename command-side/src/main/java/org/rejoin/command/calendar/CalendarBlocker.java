package org.rejoin.command.calendar;

import org.rejoin.command.Blocker;

/** What keeps somebody from publishing a calendar. */
enum CalendarBlocker implements Blocker {
    ROLE_MAY_NOT;

    @Override
    public String ruleId() {
        return "R-LTA-05";
    }

    @Override
    public Remover removableBy() {
        return Remover.AGENCY_OFFICER;
    }

    @Override
    public Kind kind() {
        return Kind.NOT_ALLOWED;
    }
}
