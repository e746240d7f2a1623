/** Transfer-ins entered by destination schools, and whom they light. May use casefile, student and platform. */
@NullMarked
package org.rejoin.command.transferin;

import org.jspecify.annotations.NullMarked;
