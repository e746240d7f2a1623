/** 實施計畫 and 編組表 of the units, every version (SC12). */
@NullMarked
package org.rejoin.query.plans;

import org.jspecify.annotations.NullMarked;
