/** What the roles of the database may do, statement by statement. */
@NullMarked
package org.rejoin.isolation;

import org.jspecify.annotations.NullMarked;
