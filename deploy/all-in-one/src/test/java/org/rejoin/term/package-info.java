/** A term of three elementary and junior high schools on the whole service, against what is reckoned here by hand from SPEC 1.19. */
@NullMarked
package org.rejoin.term;

import org.jspecify.annotations.NullMarked;
