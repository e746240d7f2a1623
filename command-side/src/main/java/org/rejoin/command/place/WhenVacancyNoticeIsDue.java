package org.rejoin.command.place;

import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.deadline.WhenDue;
import org.rejoin.command.place.SchoolPlacesCommand.KeepVacancyNotice;
import org.springframework.stereotype.Component;

/** At the start of the winter holiday, and when the notice is late, one looks what a full school owes. */
@Component
class WhenVacancyNoticeIsDue implements WhenDue {

    /** The migration of the full schools there were before sets it, too. */
    static final String KIND = "vacancy-notice";

    private final SystemCommands commands;

    WhenVacancyNoticeIsDue(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void due(String school) {
        commands.sendWithin(new KeepVacancyNotice(SchoolPlacesId.of(school)));
    }
}
