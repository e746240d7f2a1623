/** 最新消息 and 資料下載: what is up, to whoever it is for, and for the agency what was or will be. */
@NullMarked
package org.rejoin.query.announcements;

import org.jspecify.annotations.NullMarked;
