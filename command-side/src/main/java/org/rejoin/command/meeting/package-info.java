/**
 * Meetings of a school about pupils who stay away, the tasks decided there, and the meeting a whole school owes where many are
 * away. May use attendance, rule sets and deadlines.
 */
@NullMarked
package org.rejoin.command.meeting;

import org.jspecify.annotations.NullMarked;
