package org.rejoin.command.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rejoin.event.Role;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked of passwords, as data: {@code password-policies.json}. In every profile a password is neither the account
 * nor among the most used ones.
 *
 * @param length characters at least
 * @param lengths where a role asks for another length
 * @param kinds how many of upper case, lower case, digit, other must occur
 * @param sequence so many characters in the order of the keyboard or the alphabet are too many; 0 = never
 * @param earlier so many of the last passwords may not be taken again
 * @param lifeDays after so many days a password must be changed; 0 = never
 */
record PasswordProfile(
        int length,
        Map<Role, Integer> lengths,
        int kinds,
        boolean idNumberAllowed,
        int sequence,
        int earlier,
        int lifeDays) {

    static PasswordProfile named(String name) {
        try (InputStream file = PasswordProfile.class.getResourceAsStream("password-policies.json")) {
            Map<String, PasswordProfile> profiles = new JsonMapper().readValue(file, new TypeReference<>() {});
            PasswordProfile profile = profiles.get(name);
            if (profile == null) {
                throw new IllegalStateException("rejoin.password-policy is one of " + profiles.keySet());
            }
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of several roles the strictest counts. */
    int lengthFor(Set<Role> roles) {
        return roles.stream()
                .mapToInt(role -> lengths.getOrDefault(role, length))
                .max()
                .orElse(length);
    }

    PasswordProfile withLength(Role role, int characters) {
        Map<Role, Integer> changed = new TreeMap<>(lengths);
        changed.put(role, Math.max(length, characters));
        return new PasswordProfile(length, changed, kinds, idNumberAllowed, sequence, earlier, lifeDays);
    }
}
