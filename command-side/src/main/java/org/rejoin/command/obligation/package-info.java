/**
 * What is owed to a case and by when. Follows from what happened to the case and from the calendar alone; depends on events,
 * and on calendar, deadlines and automations as platform.
 */
@NullMarked
package org.rejoin.command.obligation;

import org.jspecify.annotations.NullMarked;
