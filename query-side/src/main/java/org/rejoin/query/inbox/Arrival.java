package org.rejoin.query.inbox;

import jakarta.persistence.Embeddable;

/** What a school is told of a transfer-in; the same from another batch is no news. */
@Embeddable
record Arrival(String destinationSchool, String month) {}
