/** 設定: what one may see and change of one's own; asks the queries of whoever keeps it. */
@NullMarked
package org.rejoin.query.settings;

import org.jspecify.annotations.NullMarked;
