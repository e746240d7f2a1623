/** What happened to the calendars of schools. */
@NullMarked
package org.rejoin.event.calendar;

import org.jspecify.annotations.NullMarked;
