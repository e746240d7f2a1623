/** 帳號匯入: accounts of a unit's staff from one file, all of them or none (R-ACC-10). */
@NullMarked
package org.rejoin.command.accountimport;

import org.jspecify.annotations.NullMarked;
