/** Who looked at whose personal data, and what was refused. Every read model may name it; it names none. */
@NullMarked
package org.rejoin.query.accesslog;

import org.jspecify.annotations.NullMarked;
