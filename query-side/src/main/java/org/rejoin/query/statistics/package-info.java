/** The three reports over reported cases, as JSON and CSV. Depends on the events and the platform alone. */
@NullMarked
package org.rejoin.query.statistics;

import org.jspecify.annotations.NullMarked;
