/**
 * Transfers out of elementary and junior high schools: certificate, arrival, records, and the report of who never arrived.
 * May use attendance, rule sets, calendar, student and deadlines.
 */
@NullMarked
package org.rejoin.command.transferout;

import org.jspecify.annotations.NullMarked;
