/**
 * 勞保查詢: what the two-monthly exchange says of a student's work (IF03, SC09). May use casefile, student, sheet and platform.
 */
@NullMarked
package org.rejoin.command.insurance;

import org.jspecify.annotations.NullMarked;
