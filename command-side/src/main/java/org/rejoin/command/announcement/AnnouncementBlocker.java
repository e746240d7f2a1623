package org.rejoin.command.announcement;

import org.rejoin.command.Blocker;

/** Every reason that can stop a command to an announcement, or a download. */
enum AnnouncementBlocker implements Blocker {
    ROLE_MAY_NOT("SC01", Remover.AGENCY_OFFICER, Kind.NOT_ALLOWED),
    ANNOUNCEMENT_NOT_FOUND("SC01", Remover.NOBODY, Kind.NOT_VISIBLE),
    ANNOUNCEMENT_FILE_NOT_FOUND("SC02", Remover.NOBODY, Kind.NOT_VISIBLE),
    ANNOUNCEMENT_ID_TAKEN("SC01", Remover.SENDER, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    AnnouncementBlocker(String ruleId, Remover removableBy, Kind kind) {
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
