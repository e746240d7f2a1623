/** Mail that waits to be sent. */
@NullMarked
package org.rejoin.command.mail;

import org.jspecify.annotations.NullMarked;
