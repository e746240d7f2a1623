/** The units that take part: a school's day or continuing-education division (R-ACC-04). Depends on the platform and its event. */
@NullMarked
package org.rejoin.command.school;

import org.jspecify.annotations.NullMarked;
