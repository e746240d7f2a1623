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

    private final JdbcClient jdbc;
    private final Coverage coverage;
    private final SystemReads reads;

    NewMessages(JdbcClient jdbc, Coverage coverage, SystemReads reads) {
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
        List<String> numbers = reads.read(() -> jdbc.sql("""
                        SELECT coalesce(n.case_number, '') FROM read_model.notification n
                         WHERE (n.account = :account OR n.office = :office) AND n.position > :after AND n.position <= :upTo
                           AND NOT n.overtaken
                           AND NOT EXISTS (SELECT FROM read_model.notification_read r
                                            WHERE r.notification_id = n.notification_id AND r.read_at >= n.at)
                         ORDER BY n.at DESC, n.notification_id""")
                .param("account", actor.account())
                .param("office", Recipient.officeOf(actor))
                .param("after", after)
                .param("upTo", upTo)
                .query(String.class)
                .list());
        return new Unread(
                numbers.size(),
                numbers.stream().filter(number -> !number.isEmpty()).distinct().toList());
    }

    /** The messages that came up with the events of these indexes. */
    public List<NewMessage> of(Collection<Long> indexes) {
        return reads.read(() -> jdbc.sql("""
                        SELECT notification_id, kind, case_id, position, office, account
                          FROM read_model.notification WHERE position = ANY (?) ORDER BY position, notification_id""")
                .param(indexes.toArray(Long[]::new))
                .query((row, n) -> new NewMessage(
                        row.getObject("notification_id", UUID.class),
                        row.getString("kind"),
                        row.getObject("case_id", UUID.class),
                        row.getLong("position"),
                        row.getString("office"),
                        row.getString("account")))
                .list());
    }
}
