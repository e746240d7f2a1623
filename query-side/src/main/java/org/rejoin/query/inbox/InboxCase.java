package org.rejoin.query.inbox;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.FilingStarted;

/** What a message must know of its case. */
@Entity
@Table(schema = "read_model", name = "inbox_case")
class InboxCase {

    @Id
    private UUID caseId;

    private String caseNumber;
    private String school;
    private String filedBy;

    // held when filing; a successor finds what the office is told
    private @Nullable String filerOffice;

    private @Nullable String importToCount;

    // the message that stands of it: found by its id, a closure asks for no other and has nothing written for the
    // question
    private @Nullable UUID suggestionTold;

    @ElementCollection
    @CollectionTable(schema = "read_model", name = "inbox_tracker", joinColumns = @JoinColumn(name = "case_id"))
    @Column(name = "account")
    private Set<String> trackers = new HashSet<>();

    @ElementCollection
    @CollectionTable(schema = "read_model", name = "inbox_transfer_in", joinColumns = @JoinColumn(name = "case_id"))
    @MapKeyColumn(name = "transfer_in_id")
    private Map<UUID, Arrival> transferIns = new HashMap<>();

    protected InboxCase() {} // for JPA

    InboxCase(FilingStarted event, Actor actor) {
        this.caseId = UUID.fromString(event.caseId());
        this.caseNumber = event.caseNumber();
        this.school = event.school();
        this.filedBy = event.filedBy();
        this.filerOffice = actor.account().equals(event.filedBy())
                ? Recipient.officesOf(actor).stream().findFirst().orElse(null)
                : null;
        this.importToCount = event.importedFrom();
    }

    UUID caseId() {
        return caseId;
    }

    String caseNumber() {
        return caseNumber;
    }

    String school() {
        return school;
    }

    String filedBy() {
        return filedBy;
    }

    void suggestionTold(UUID notificationId) {
        suggestionTold = notificationId;
    }

    @Nullable
    UUID takeSuggestionTold() {
        UUID told = suggestionTold;
        suggestionTold = null;
        return told;
    }

    void enable(String tracker) {
        trackers.add(tracker);
    }

    void disable(String tracker) {
        trackers.remove(tracker);
    }

    /** The filer and those who assist, each once. */
    Set<String> tracking() {
        Set<String> accounts = new TreeSet<>(trackers);
        accounts.add(filedBy);
        return accounts;
    }

    /** Those offices, and whoever of these accounts is not told by one of them: nobody reads the same twice. */
    List<Recipient> once(List<Recipient> offices, Collection<String> accounts) {
        boolean filerIsTold = offices.stream().anyMatch(office -> office.isOffice(filerOffice));
        return Stream.concat(
                        offices.stream(),
                        accounts.stream()
                                .filter(account -> !(filerIsTold && account.equals(filedBy)))
                                .map(Recipient::account))
                .toList();
    }

    /**
     * What the register shows is of a unit: its month is only the day of the data, where no better one is known. What stands
     * of that unit says the same.
     */
    Arrival asKnown(Arrival shown) {
        return transferIns.entrySet().stream()
                .filter(match -> match.getValue().destinationSchool().equals(shown.destinationSchool()))
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(shown);
    }

    /** Whether it is news: no transfer-in that stands says the same. */
    boolean match(UUID transferInId, Arrival arrival) {
        boolean isNews = !transferIns.containsValue(arrival);
        transferIns.put(transferInId, arrival);
        return isNews;
    }

    @Nullable
    Arrival unmatch(UUID transferInId) {
        return transferIns.remove(transferInId);
    }

    /** A transfer-in that stands and says the same. */
    Optional<UUID> matchOf(Arrival arrival) {
        return transferIns.entrySet().stream()
                .filter(match -> match.getValue().equals(arrival))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    /** The file whose summary is yet to count this case; once only, so that a later submission is told as any other. */
    @Nullable
    String takeImportToCount() {
        String file = importToCount;
        importToCount = null;
        return file;
    }
}
