package org.rejoin.query.inbox;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.Coverage;
import org.rejoin.query.platform.SystemReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came up in all inboxes together, for whoever tells it on. */
@Component
public class NewMessages {

    private final Notifications notifications;
    private final JdbcClient jdbc;
    private final Coverage coverage;
    private final SystemReads reads;

    NewMessages(Notifications notifications, JdbcClient jdbc, Coverage coverage, SystemReads reads) {
        this.notifications = notifications;
        this.reads = reads;
        this.jdbc = jdbc;
        this.coverage = coverage;
    }

    /** @param caseNumbers of the cases it is about, newest first, each once */
    public record Unread(long messages, List<String> caseNumbers) {}

    /** Every event up to this index is in the inboxes. */
    public long position() {
        return coverage.completeUpTo("inbox");
    }

    /** What came up after one index up to another, is still true, and nobody of the recipients read. */
    public Unread unread(Actor actor, long after, long upTo) {
        List<String> numbers = reads.read(() -> {
            // what class teachers have read, each has read for himself
            jdbc.sql("SELECT set_config('rejoin.reader_account', ?, true)")
                    .param(actor.account())
                    .query(String.class)
                    .single();
            return notifications.findNumbersUnread(actor.account(), Recipient.officesOf(actor), after, upTo);
        });
        return new Unread(
                numbers.size(),
                numbers.stream().filter(number -> !number.isEmpty()).distinct().toList());
    }

    /** The messages that came up with the events of these indexes. */
    public List<NewMessage> of(Collection<Long> indexes) {
        return reads.read(() -> jdbc.sql("""
                        SELECT notification_id, kind, case_id, position, office, account, doer
                          FROM read_model.notification WHERE position = ANY (?) ORDER BY position, notification_id""")
                .param(indexes.toArray(Long[]::new))
                .query((row, n) -> new NewMessage(
                        row.getObject("notification_id", UUID.class),
                        row.getString("kind"),
                        row.getObject("case_id", UUID.class),
                        row.getLong("position"),
                        row.getString("office"),
                        row.getString("account"),
                        row.getString("doer")))
                .list());
    }
}
