/** The code lists of the contract as the API shows them. Depends on the vocabulary and the events of calendars; projects nothing. */
@NullMarked
package org.rejoin.query.codelists;

import org.jspecify.annotations.NullMarked;
