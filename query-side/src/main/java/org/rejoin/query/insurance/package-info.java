/** 勞保查詢 (SC09): the page alone, the command side keeps the data. */
@NullMarked
package org.rejoin.query.insurance;

import org.jspecify.annotations.NullMarked;
