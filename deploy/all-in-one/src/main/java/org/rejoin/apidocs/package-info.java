/** What OpenAPI says of every endpoint alike: who may call, the headers of commands, the errors. */
@NullMarked
package org.rejoin.apidocs;

import org.jspecify.annotations.NullMarked;
