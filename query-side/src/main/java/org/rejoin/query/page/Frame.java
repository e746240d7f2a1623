package org.rejoin.query.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/**
 * What stands around every page.
 *
 * @param account null before signing in
 * @param unit name of the school unit, or of the county
 * @param principalReporter 主要通報人, for the others of the unit (SPEC 1.11.3)
 * @param path address of this page with its parameters, to come back to
 * @param sessionSeconds until the session ends when nothing more is asked; null without one
 * @param served patterns of what there is
 * @param work how much there is behind an entry of the menu, by its key
 * @param liveFrom this page shows everything up to there
 * @param unsettled what the reader just did is stored, and not in this page yet
 */
// templates call what is public
record Frame(
        @Nullable String account,
        @Nullable String name,
        Set<Role> roles,
        @Nullable String unit,
        @Nullable String unitCode,
        @Nullable String principalReporter,
        long unread,
        Map<String, Long> work,
        long liveFrom,
        Map<String, List<Menu.Entry>> menu,
        List<Menu.Entry> tabs,
        String path,
        String theme,
        @Nullable Long sessionSeconds,
        boolean unsettled,
        Set<String> served) {

    public boolean isCurrent(Menu.Entry entry) {
        return entry.href().contains("?")
                ? path.equals(entry.href()) || path.startsWith(entry.href() + "&")
                : path.equals(entry.href()) || path.startsWith(entry.href() + "?");
    }

    public boolean isSignedIn() {
        return account != null;
    }

    public boolean holds(String role) {
        return roles.contains(Role.valueOf(role));
    }

    /** Whether the menu leads there: a page offers no way to what the reader may not open. */
    public boolean links(String href) {
        return menu.values().stream().flatMap(List::stream).anyMatch(entry -> entry.href()
                .equals(href));
    }

    /** Whether there is such a page at all. */
    public boolean serves(String pattern) {
        return served.contains(pattern);
    }
}
