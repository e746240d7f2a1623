package org.rejoin.query.inbox;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

record InboxPage(
        List<InboxItem> items,
        int page,
        int size,
        long total,

        @Schema(description = "Unread in the whole inbox, whatever was asked for.")
        long unread) {}
