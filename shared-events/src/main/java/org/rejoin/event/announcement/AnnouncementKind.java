package org.rejoin.event.announcement;

/** Where it is found. */
public enum AnnouncementKind {
    /** 最新消息 (SC01). */
    NEWS,
    /** 資料下載 (SC02). */
    DOWNLOAD
}
