package org.rejoin.event.meeting;

/**
 * Whom a meeting is about.
 *
 * @param studentId the pseudonym
 */
public record PupilOfMeeting(String watchId, String studentId) {}
