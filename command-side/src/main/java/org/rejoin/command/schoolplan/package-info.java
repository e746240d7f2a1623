/** 實施計畫 and 編組表 of a unit: stored at once, reviewed by nobody, every version kept (SC12). */
@NullMarked
package org.rejoin.command.schoolplan;

import org.jspecify.annotations.NullMarked;
