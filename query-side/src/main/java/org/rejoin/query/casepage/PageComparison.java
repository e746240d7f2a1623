package org.rejoin.query.casepage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The places in which two pages of a case differ. */
final class PageComparison {

    /** By which an item of a list is known again, wherever in the list it stands. */
    private static final List<String> IDENTITIES = List.of("recordId", "transferInId", "account");

    private final List<CaseDiff.Change> changes = new ArrayList<>();

    private PageComparison() {}

    static List<CaseDiff.Change> between(JsonNode before, JsonNode after) {
        PageComparison comparison = new PageComparison();
        comparison.compareFields("", before, after);
        return List.copyOf(comparison.changes);
    }

    private void compare(String pointer, JsonNode before, JsonNode after) {
        if (before.equals(after) || isNothing(before) && isNothing(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            compareFields(pointer, before, after);
        } else if (hasObjects(before) || hasObjects(after)) {
            compareItems(pointer, before, after);
        } else {
            changes.add(new CaseDiff.Change(pointer, valueOf(before), valueOf(after)));
        }
    }

    private void compareFields(String pointer, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>(after.propertyNames());
        names.addAll(before.propertyNames());
        names.forEach(name -> compare(pointer + "/" + name, before.path(name), after.path(name)));
    }

    private void compareItems(String pointer, JsonNode before, JsonNode after) {
        Map<String, Place> old = placesIn(pointer, before);
        placesIn(pointer, after).forEach((identity, place) -> {
            Place known = old.remove(identity);
            compare(place.pointer(), known == null ? NullNode.getInstance() : known.item(), place.item());
        });
        old.values().forEach(gone -> compare(gone.pointer(), gone.item(), NullNode.getInstance()));
    }

    private static Map<String, Place> placesIn(String pointer, JsonNode list) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (JsonNode item : list) {
            String index = String.valueOf(places.size());
            String identity = IDENTITIES.stream()
                    .filter(item::has)
                    .map(name -> item.path(name).asString(""))
                    .findFirst()
                    .orElse(index);
            places.put(identity, new Place(pointer + "/" + index, item));
        }
        return places;
    }

    private static boolean hasObjects(JsonNode node) {
        return node.isArray() && !node.isEmpty() && node.get(0).isObject();
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || node.isMissingNode() || node.isArray() && node.isEmpty();
    }

    private static @Nullable Object valueOf(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : node;
    }

    private record Place(String pointer, JsonNode item) {}
}
