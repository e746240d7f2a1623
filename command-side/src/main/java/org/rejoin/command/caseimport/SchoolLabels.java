package org.rejoin.command.caseimport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rejoin.command.casefile.SchoolDirectory;
import org.rejoin.command.sheet.Labels;

/** The units while one file is read: by code, or by a name that no other has, typed as freely as other labels. */
final class SchoolLabels implements SchoolDirectory {

    private final Map<String, String> names;
    private final Map<String, String> codes = new HashMap<>();

    SchoolLabels(Map<String, String> names) {
        this.names = names;
        Set<String> namesOfSeveral = new HashSet<>();
        names.forEach((unit, name) -> {
            if (codes.putIfAbsent(Labels.plain(name), unit) != null) {
                namesOfSeveral.add(Labels.plain(name));
            }
        });
        codes.keySet().removeAll(namesOfSeveral);
        names.keySet().forEach(unit -> codes.put(Labels.plain(unit), unit));
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
