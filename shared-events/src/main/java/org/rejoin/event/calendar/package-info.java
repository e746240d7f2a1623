/** What happened to the calendars of schools, and how one reads a day by them: both sides answer alike (SPEC 2.8). */
@NullMarked
package org.rejoin.event.calendar;

import org.jspecify.annotations.NullMarked;
