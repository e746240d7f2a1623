/** The case file from filing to closure: its rules, its reservations, its endpoint. May use student and platform. */
@NullMarked
package org.rejoin.command.casefile;

import org.jspecify.annotations.NullMarked;
