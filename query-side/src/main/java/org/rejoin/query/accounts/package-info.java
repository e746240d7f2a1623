/** The accounts of a unit, or of all, and who asks for the office of principal reporter. Depends on events, access log and platform alone. */
@NullMarked
package org.rejoin.query.accounts;

import org.jspecify.annotations.NullMarked;
