/** The units that take part, and the code list made of them. */
@NullMarked
package org.rejoin.query.schools;

import org.jspecify.annotations.NullMarked;
