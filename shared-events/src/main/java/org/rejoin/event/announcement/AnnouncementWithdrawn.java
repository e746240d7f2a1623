package org.rejoin.event.announcement;

import org.axonframework.serialization.Revision;

/**
 * The agency takes an announcement down, its files with it: nobody is shown it any more.
 *
 * @param reason why, for whoever asks later
 */
@Revision("1")
public record AnnouncementWithdrawn(String announcementId, String reason) implements AnnouncementEvent {}
