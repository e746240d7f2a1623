/** The life of an account: who may come in, and as what. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.account;

import org.jspecify.annotations.NullMarked;
