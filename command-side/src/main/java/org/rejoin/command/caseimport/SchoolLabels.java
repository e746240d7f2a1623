package org.rejoin.command.caseimport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rejoin.command.casefile.SchoolDirectory;

/** The units while one file is read: by code or name, typed as freely as other labels. */
final class SchoolLabels implements SchoolDirectory {

    private final Map<String, String> names;
    private final Map<String, String> codes = new HashMap<>();

    SchoolLabels(Map<String, String> names) {
        this.names = names;
        names.forEach((unit, name) -> {
            codes.putIfAbsent(Labels.plain(unit), unit);
            codes.putIfAbsent(Labels.plain(name), unit);
        });
    }

    Optional<String> codeOf(String text) {
        return Labels.codeOf("schools", text).or(() -> Optional.ofNullable(codes.get(Labels.plain(text))));
    }

    @Override
    public boolean isUnit(String unit) {
        return names.containsKey(unit);
    }

    @Override
    public Map<String, String> names() {
        return names;
    }
}
