package org.rejoin.command.meeting;

import org.rejoin.command.Blocker;

/** Every reason that can stop what is done about a meeting. */
enum MeetingBlocker implements Blocker {
    MEETING_NOT_FOUND("SOP-3.3", Remover.NOBODY, Kind.NOT_VISIBLE),
    MEETING_ROLE_MAY_NOT("SOP-3.3", Remover.NOBODY, Kind.NOT_ALLOWED),
    MEETING_KIND_OF_OTHERS("SOP-3.3", Remover.NOBODY, Kind.REFUSED),
    STAFFING_MEETING_OF_HEAD("SOP-2.3", Remover.NOBODY, Kind.REFUSED),
    MEETING_ID_TAKEN("SOP-3.3", Remover.SENDER, Kind.REFUSED),
    MEETING_IS_HELD("SOP-3.3", Remover.SENDER, Kind.REFUSED),
    MEETING_NOT_HELD("SOP-3.3", Remover.SENDER, Kind.REFUSED),
    MEETING_ADDITION_TAKEN("SOP-3.3", Remover.SENDER, Kind.REFUSED),
    MEETING_IS_CANCELLED("SOP-3.3", Remover.SENDER, Kind.REFUSED),
    PUPIL_OF_MEETING_BEING_ERASED("2.6", Remover.NOBODY, Kind.REFUSED),
    MEETING_TASK_NOT_OPEN("SOP-3.3", Remover.NOBODY, Kind.REFUSED),
    MEETING_TASK_DONE_OTHERWISE("SOP-3.3", Remover.NOBODY, Kind.REFUSED),
    MEETING_TASK_OF_OTHERS("SOP-3.3", Remover.NOBODY, Kind.NOT_ALLOWED),
    MEETING_TASK_WAIVED_BY_HEAD("SOP-3.3", Remover.NOBODY, Kind.NOT_ALLOWED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    MeetingBlocker(String ruleId, Remover removableBy, Kind kind) {
        this.ruleId = ruleId;
        this.removableBy = removableBy;
        this.kind = kind;
    }

    @Override
    public String ruleId() {
        return ruleId;
    }

    @Override
    public Remover removableBy() {
        return removableBy;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
