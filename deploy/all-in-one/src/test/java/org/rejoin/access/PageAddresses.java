package org.rejoin.access;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/** The addresses of pages as the matrix knows them. */
public final class PageAddresses {

    private PageAddresses() {}

    /** Every page a person can ask for, as a pattern. */
    public static Set<String> all() {
        return Permissions.SECTIONS.stream()
                .filter(section -> section.name().equals("Pages"))
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.method().equals("GET"))
                .map(row -> row.pattern().getPatternString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Which of them an address is. */
    public static String patternOf(String address) {
        PathContainer path = PathContainer.parsePath(address.replaceFirst("[?#].*", ""));
        return Permissions.all()
                .filter(row -> row.method().equals("GET") && row.isAt(path))
                .map(Permission::pattern)
                .min(Comparator.comparing(pattern -> pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .map(PathPattern::getPatternString)
                .orElseThrow(() -> new AssertionError("No page at " + address));
    }
}
