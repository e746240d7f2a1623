/** The accounts of a unit, or of all, and who asks for the office of principal reporter. Depends on the events and the platform alone. */
@NullMarked
package org.rejoin.query.accounts;

import org.jspecify.annotations.NullMarked;
