/** Where mail learns what nobody read: the command side sends, the query side knows the inboxes, and they meet here. */
@NullMarked
package org.rejoin.notification;

import org.jspecify.annotations.NullMarked;
