package org.rejoin.event.announcement;

/** Everything that can happen to an announcement. Who and when stand in the metadata of the message. */
public sealed interface AnnouncementEvent permits AnnouncementPublished, AnnouncementWithdrawn {

    String announcementId();
}
