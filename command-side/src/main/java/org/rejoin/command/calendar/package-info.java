/** School years as their authorities publish them, and the days that rules count in. Knows units by their table. */
@NullMarked
package org.rejoin.command.calendar;

import org.jspecify.annotations.NullMarked;
