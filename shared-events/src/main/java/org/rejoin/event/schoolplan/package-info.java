/** 實施計畫 and 編組表 of the units. */
@NullMarked
package org.rejoin.event.schoolplan;

import org.jspecify.annotations.NullMarked;
