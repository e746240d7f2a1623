/** Places of full schools, and the notice of their vacancies in the winter holiday. May use rule sets and calendar. */
@NullMarked
package org.rejoin.command.place;

import org.jspecify.annotations.NullMarked;
