package org.rejoin.command.announcement;

import java.util.UUID;

/** UUID of an announcement, made by the client. */
record AnnouncementId(String value) {

    AnnouncementId {
        value = UUID.fromString(value).toString();
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
