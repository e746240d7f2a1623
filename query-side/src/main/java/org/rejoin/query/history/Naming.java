package org.rejoin.query.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.page.PersonNames;
import org.rejoin.query.page.Words;

/** What accounts and units are called in one history: programs know them by their codes, people by today's names. */
final class Naming {

    private final PersonNames names;
    private final @Nullable Words words;
    // a history names the same few again and again; empty: nobody knows the name
    private final Map<String, String> known = new HashMap<>();

    /** @param words of a page, null for programs */
    Naming(PersonNames names, @Nullable Words words) {
        this.names = names;
        this.words = words;
    }

    @Nullable
    String nameOf(String account) {
        String name = known.computeIfAbsent(account, this::ask);
        return name.isEmpty() ? null : name;
    }

    /** In a sentence. */
    String person(String account) {
        String name = words == null ? null : nameOf(account);
        return name == null ? account : name;
    }

    /** In a sentence. */
    String unit(String code) {
        return words == null ? code : words.unit(code);
    }

    private String ask(String account) {
        PersonNames.Person person = names.of(Set.of(account)).get(account);
        return person == null ? "" : person.name();
    }
}
