/** 轉入登入: the page alone, what it sends is a command (R-TRF-02). */
@NullMarked
package org.rejoin.query.transferin;

import org.jspecify.annotations.NullMarked;
