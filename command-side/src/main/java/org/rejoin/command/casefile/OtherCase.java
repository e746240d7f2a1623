package org.rejoin.command.casefile;

import org.rejoin.event.casefile.LeavingType;

/**
 * Another case of the same student in the same unit, as reserved.
 *
 * @param closedLater whether it was closed after the case that asks was
 */
record OtherCase(LeavingType type, boolean open, boolean reported, boolean closedLater) {}
