package org.rejoin.query.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface Notifications extends JpaRepository<Notification, UUID> {

    // nobody is told what he did himself
    String MINE = "(n.account = :account" + " or n.office in (:offices) and (n.doer is null or n.doer <> :account))";

    @Query("select n from Notification n where " + MINE + " and (:unread = false or n.read = false)"
            + " order by n.at desc, n.notificationId")
    Page<Notification> findMine(String account, Collection<String> offices, boolean unread, Pageable page);

    /**
     * Asked for every page: of each office and of the account only the newest thousand are looked at, by their index. What is
     * older waits in the list.
     */
    @Query(
            nativeQuery = true,
            value = "select count(*) from ("
                    + "select newest.* from unnest(cast(:offices as text[])) held (office) cross join lateral ("
                    + "select * from read_model.notification o where o.office = held.office"
                    + " order by o.at desc limit 1000) newest"
                    + " union all (select * from read_model.notification a where a.account = :account"
                    + " order by a.at desc limit 1000)) n"
                    + " where (n.office is null or n.doer is null or n.doer <> :account)"
                    + " and not coalesce((select not r.unread from read_model.notification_read r"
                    + " where r.notification_id = n.notification_id and r.read_at >= n.at"
                    + " and (n.office is null or n.office not like '%#class-teachers' or r.account = :account)"
                    + " order by r.read_at desc limit 1), false)")
    long countUnread(String account, String[] offices);

    /** Numbers of the cases, empty for a message about none. */
    @Query("select coalesce(n.caseNumber, '') from Notification n where " + MINE
            + " and n.position > :after and n.position <= :upTo and n.overtaken = false and n.read = false"
            + " order by n.at desc, n.notificationId")
    List<String> findNumbersUnread(String account, Collection<String> offices, long after, long upTo);

    List<Notification> findByCaseIdAndReasonIsNotNull(UUID caseId);

    List<Notification> findByCaseIdAndTransferInId(UUID caseId, UUID transferInId);

    List<Notification> findByAccountIdAndKind(UUID accountId, NotificationKind kind);

    List<Notification> findByTransferIdAndKind(UUID transferId, NotificationKind kind);

    List<Notification> findByObligationId(UUID obligationId);

    /** One statement, because cases of one file may be counted by several segments at once. */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "insert into read_model.notification as n"
                    + " (notification_id, kind, office, at, actor, imported_from, cases, overtaken, position)"
                    + " values (:id, 'CASES_IMPORTED', :office, :at, :actor, :file, 1, false, :position)"
                    + " on conflict (notification_id) do update"
                    + " set cases = n.cases + 1, at = greatest(n.at, excluded.at),"
                    + " position = greatest(n.position, excluded.position)")
    void countImported(UUID id, String office, Instant at, String actor, String file, long position);

    /** One statement too, for long-term absences whose semester is over. */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "insert into read_model.notification as n"
                    + " (notification_id, kind, office, at, actor, semester, cases, overtaken, position)"
                    + " values (:id, 'SEMESTER_ENDED', :office, :at, :actor, :semester, 1, false, :position)"
                    + " on conflict (notification_id) do update"
                    + " set cases = n.cases + 1, at = greatest(n.at, excluded.at),"
                    + " position = greatest(n.position, excluded.position)")
    void countEnded(UUID id, String office, Instant at, String actor, String semester, long position);

    /** @return 0 where there is no such message for this reader */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "insert into read_model.notification_read as r (notification_id, account, read_at, unread)"
                    // never before the message or an earlier mark, whatever the clock of this node says
                    + " select n.notification_id, :account, greatest(n.at, :now,"
                    + " (select max(m.read_at) + interval '1 microsecond' from read_model.notification_read m"
                    + " where m.notification_id = n.notification_id)), :unread from read_model.notification n"
                    + " where n.notification_id = :id and " + MINE
                    + " on conflict (notification_id, account) do update"
                    + " set read_at = excluded.read_at, unread = excluded.unread")
    int mark(UUID id, boolean unread, String account, Collection<String> offices, Instant now);
}
