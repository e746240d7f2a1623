/** Erasing what is known of a person: asked for, approved by a second, carried out. May use student, case files, keys and platform. */
@NullMarked
package org.rejoin.command.erasure;

import org.jspecify.annotations.NullMarked;
