/**
 * Attendance of pupils before it is a case: days in a row without leave, and who has to do what by when. Counts and duties
 * follow from the recorded facts, rules and calendar alone. May use rule sets, calendar, student and deadlines, and reads
 * of the register who is called what.
 */
@NullMarked
package org.rejoin.command.absence;

import org.jspecify.annotations.NullMarked;
