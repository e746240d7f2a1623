/** What proves who somebody is: passwords, mailed links, second factors. Knows accounts only by their directory. */
@NullMarked
package org.rejoin.command.credential;

import org.jspecify.annotations.NullMarked;
