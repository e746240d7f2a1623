/** 行事曆 as people see and publish it; asks the queries of whoever keeps it. */
@NullMarked
package org.rejoin.query.calendars;

import org.jspecify.annotations.NullMarked;
