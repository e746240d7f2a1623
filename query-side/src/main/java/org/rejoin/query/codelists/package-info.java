/** The code lists of the contract as the API shows them. Depends on the vocabulary alone; projects nothing. */
@NullMarked
package org.rejoin.query.codelists;

import org.jspecify.annotations.NullMarked;
