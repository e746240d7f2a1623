/** The PostgreSQL the service brings along, and the choice against it. Knows no table. */
@NullMarked
package org.rejoin.database;

import org.jspecify.annotations.NullMarked;
