package org.rejoin.event.meeting;

/** Why a meeting is not held. A code and no text: a text could tell of a pupil, and belong to nobody's key. */
public enum MeetingCancellation {
    /** The pupils are back. */
    PUPILS_BACK,
    /** The situation asks for another kind of meeting, or for none. */
    NOT_NEEDED,
    /** It is called anew for another day. */
    POSTPONED,
    /** It was entered by mistake. */
    MISTAKE
}
