/** Stamped forms and letters that come with an application: kept with it, read only by the involved. */
@NullMarked
package org.rejoin.command.upload;

import org.jspecify.annotations.NullMarked;
