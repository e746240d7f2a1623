package org.rejoin.query.announcements;

import java.util.List;

record AnnouncementsPage(List<AnnouncementView> items, int page, int size, long total) {}
