package org.rejoin.event.ruleset;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.school.Stage;

/** The rules of an authority and stage in all their versions: which of them hold on a day is answered alike everywhere. */
public final class RuleBook {

    // of two of one day the newer stands; what was planned for later stays planned
    private static final Comparator<RuleSetPublished> BY_DAY =
            Comparator.comparing(RuleSetPublished::effectiveFrom).thenComparing(RuleSetPublished::version);

    private final String authority;
    private final @Nullable String school;
    private final Stage stage;
    private final List<RuleSetPublished> published;

    /** @param published of that authority and of the agency, of that stage */
    public RuleBook(String authority, Stage stage, Collection<RuleSetPublished> published) {
        this(authority, null, stage, published);
    }

    /**
     * @param school unit that may have duties of its own (note of 003)
     * @param published of that school, its authority and the agency, of that stage
     */
    public RuleBook(String authority, @Nullable String school, Stage stage, Collection<RuleSetPublished> published) {
        this.authority = authority;
        this.school = school;
        this.stage = stage;
        this.published = List.copyOf(published);
    }

    /** Under which the events of an authority's rules are stored. */
    public static String idOf(String authority, Stage stage) {
        return "rules-" + authority + "-" + stage;
    }

    public Stage stage() {
        return stage;
    }

    /**
     * What holds on the day: of a county its own rules, published or built in; else those of the country. A school may have
     * duties of its own; all else, and what the law asks for, stays its authority's.
     */
    public RulesInForce on(LocalDate day) {
        RuleSetPublished ofAuthority = ofAuthority(day);
        RulesInForce unchanged = new RulesInForce(ofAuthority, null);
        return school == null
                ? unchanged
                : own(school, day)
                        .map(ofSchool -> new RulesInForce(adjusted(ofAuthority, ofSchool), ofAuthority))
                        .orElse(unchanged);
    }

    /** What holds on the day without what a school adjusted. */
    public RuleSetPublished ofAuthority(LocalDate day) {
        return own(authority, day)
                .or(() -> own(BuiltInRules.NATIONAL, day))
                .orElseThrow(() -> new IllegalStateException("There are national rules for every stage"));
    }

    /** Whether the version is the one that holds on the day, or that of a school on top of it. */
    public boolean goesBy(RuleSetPublished version, LocalDate day) {
        return ofAuthority(day).equals(version)
                || school != null && own(school, day).filter(version::equals).isPresent();
    }

    /** All versions of the school's own, or of the authority's, the newest first. */
    public List<RuleSetPublished> versions() {
        return all(school == null ? authority : school)
                .sorted(Comparator.comparing(RuleSetPublished::version).reversed())
                .toList();
    }

    /** Of them those that will hold from a day to come; not those another replaced before it came. */
    public List<Integer> planned(LocalDate today) {
        return versions().stream()
                .filter(version -> version.effectiveFrom().isAfter(today))
                .filter(version -> own(version.authority(), version.effectiveFrom())
                        .filter(version::equals)
                        .isPresent())
                .map(RuleSetPublished::version)
                .toList();
    }

    /** The same book with one more version in it. */
    public RuleBook with(RuleSetPublished draft) {
        return new RuleBook(
                authority,
                school,
                stage,
                Stream.concat(published.stream(), Stream.of(draft)).toList());
    }

    /** How an automatic decision names the versions it went by: where a school adjusted its duties, the authority's too. */
    public static String label(RulesInForce rules) {
        RuleSetPublished restsOn = rules.restsOn();
        return label(rules.published()) + (restsOn == null ? "" : " + " + label(restsOn));
    }

    public static String label(RuleSetPublished rules) {
        return rules.authority() + "/" + rules.stage() + "/" + rules.version();
    }

    private static RuleSetPublished adjusted(RuleSetPublished ofAuthority, RuleSetPublished ofSchool) {
        StageRules rules = ofAuthority.rules();
        List<DutyTemplate> duties = Stream.concat(
                        rules.duties().stream().filter(duty -> !duty.kind().mayBeWaived()),
                        ofSchool.rules().duties().stream()
                                .filter(duty -> duty.kind().mayBeWaived()))
                .sorted(Comparator.comparing(DutyTemplate::kind))
                .toList();
        return new RuleSetPublished(
                ofSchool.authority(),
                ofSchool.stage(),
                ofSchool.version(),
                ofSchool.effectiveFrom(),
                new StageRules(rules.thresholds(), rules.terms(), rules.ages(), duties),
                ofSchool.reason());
    }

    private Optional<RuleSetPublished> own(String whose, LocalDate day) {
        return all(whose).filter(rules -> !rules.effectiveFrom().isAfter(day)).max(BY_DAY);
    }

    private Stream<RuleSetPublished> all(String whose) {
        return Stream.concat(
                published.stream().filter(rules -> rules.authority().equals(whose)),
                BuiltInRules.of(whose, stage).stream());
    }
}
