/** 最新消息 and 資料下載: what the agency tells everybody, with files, from one day to another (ADR 27). */
@NullMarked
package org.rejoin.command.announcement;

import org.jspecify.annotations.NullMarked;
