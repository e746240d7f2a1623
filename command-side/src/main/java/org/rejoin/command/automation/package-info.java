/** What automations need: a group each, a list of what failed, and a way to send commands as the system. Knows no rule. */
@NullMarked
package org.rejoin.command.automation;

import org.jspecify.annotations.NullMarked;
