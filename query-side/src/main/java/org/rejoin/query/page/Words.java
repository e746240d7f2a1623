package org.rejoin.query.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.event.Role;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.Wording;
import org.springframework.context.MessageSource;

/** What codes are called in the reader's language; {@code words} of every template. */
public final class Words {

    private final MessageSource messages;
    private final PersonNames people;
    private final UnitNames units;
    private final Locale locale;
    // a page names the same few again and again
    private final Map<String, String> namedPeople = new HashMap<>();
    private final Map<String, String> namedUnits = new HashMap<>();

    Words(MessageSource messages, PersonNames people, UnitNames units, Locale locale) {
        this.messages = messages;
        this.people = people;
        this.units = units;
        this.locale = locale;
    }

    public boolean isEnglish() {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    public String text(String key, @Nullable Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** What a school calls a duty of its own; else the words of the key. */
    public String duty(@Nullable Wording wording, String key) {
        return wording == null ? text(key) : wording.in(isEnglish());
    }

    /** Item of a code list; the code itself where the list does not know it, empty where there is none. */
    public String code(String list, @Nullable Object code) {
        return code == null
                ? ""
                : CodeLists.find(list, code.toString())
                        .map(item -> isEnglish() ? item.en() : item.zh())
                        .orElse(code.toString());
    }

    public String codes(String list, @Nullable Collection<?> codes) {
        return codes == null ? "" : codes.stream().map(code -> code(list, code)).collect(Collectors.joining(and()));
    }

    public String roles(Collection<Role> roles) {
        return roles.stream()
                .sorted(Comparator.naturalOrder())
                .map(role -> text("role." + role))
                .collect(Collectors.joining(and()));
    }

    /** Name and role of an account; the account where nobody knows its name. */
    public String person(@Nullable String account) {
        return account == null ? "" : namedPeople.computeIfAbsent(account, this::nameAndRole);
    }

    private String nameAndRole(String account) {
        PersonNames.Person person = people.of(Set.of(account)).get(account);
        if (person == null) {
            return account;
        }
        return person.roles().isEmpty() ? person.name() : text("words.person", person.name(), roles(person.roles()));
    }

    /** Names alone, of all at once: for lists. */
    public Map<String, String> names(Collection<String> accounts) {
        return people.of(Set.copyOf(accounts)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().name()));
    }

    public String unit(@Nullable String unit) {
        return unit == null
                ? ""
                : namedUnits.computeIfAbsent(unit, one -> units.of(Set.of(one)).getOrDefault(one, one));
    }

    /** The versions of rules a decision names: {@code authority/stage/version}, a school's own before its authority's. */
    public String ruleSet(@Nullable String label) {
        return label == null
                ? ""
                : Stream.of(label.split(" \\+ ")).map(this::oneRuleSet).collect(Collectors.joining(and()));
    }

    private String oneRuleSet(String label) {
        String[] parts = label.split("/");
        return text(
                "words.rule-set",
                whose(parts[0]),
                text("rulesets.stage." + parts[1]),
                parts[2].equals("0") ? text("rulesets.built-in") : text("rulesets.version", parts[2]));
    }

    private String whose(String authority) {
        if (authority.equals(BuiltInRules.NATIONAL)) {
            return text("rulesets.country");
        }
        return CodeLists.find("counties", authority).isPresent() ? code("counties", authority) : unit(authority);
    }

    private String and() {
        return text("words.and");
    }
}
