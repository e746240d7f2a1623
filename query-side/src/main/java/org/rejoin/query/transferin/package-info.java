/** 轉入登入 as the school that entered it sees it (R-TRF-02): lines and what became of them, no other school's data. */
@NullMarked
package org.rejoin.query.transferin;

import org.jspecify.annotations.NullMarked;
