/** What is told by mail: queued with what it tells of, sent after it. Knows accounts by their directory, links by their purpose. */
@NullMarked
package org.rejoin.command.mail;

import org.jspecify.annotations.NullMarked;
