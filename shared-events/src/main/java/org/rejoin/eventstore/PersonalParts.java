package org.rejoin.eventstore;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;
import org.rejoin.keystore.Erased;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where the {@link Personal} components of a record stand in its JSON, in nested records and lists of records too. */
public final class PersonalParts {

    /** In place of what was taken out: tells that there is something, not what. */
    private static final String TAKEN = "*";

    private static final ClassValue<PersonalParts> KNOWN = new ClassValue<>() {
        @Override
        protected PersonalParts computeValue(Class<?> type) {
            return new PersonalParts(type);
        }
    };

    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Branch> branches = new ArrayList<>();
    private final Set<DataClass> classes = EnumSet.noneOf(DataClass.class);

    private enum Kind {
        TEXT,
        DATE,
        LIST
    }

    private record Leaf(String name, DataClass dataClass, Kind kind) {}

    private record Branch(String name, PersonalParts parts) {}

    private PersonalParts(Class<?> type) {
        if (!type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Personal personal = component.getAnnotation(Personal.class);
            if (personal != null) {
                leaves.add(new Leaf(component.getName(), personal.value(), kindOf(component.getType())));
                classes.add(personal.value());
            } else {
                // no record holds itself: the walk ends
                PersonalParts parts = of(elementOf(component));
                if (!parts.classes.isEmpty()) {
                    branches.add(new Branch(component.getName(), parts));
                    classes.addAll(parts.classes);
                }
            }
        }
    }

    public static PersonalParts of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static Kind kindOf(Class<?> type) {
        if (List.class.isAssignableFrom(type)) {
            return Kind.LIST;
        }
        return type == String.class ? Kind.TEXT : Kind.DATE;
    }

    private static Class<?> elementOf(RecordComponent component) {
        return List.class.isAssignableFrom(component.getType())
                        && component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : component.getType();
    }

    /** What kinds of personal data there may be in it; none for most types. */
    public Set<DataClass> classes() {
        return classes;
    }

    /** Puts what is shown of erased data in place of whatever is there: text, nothing for a date, an empty list. */
    public void erase(ObjectNode json, DataClass dataClass) {
        walk(json, "", (parent, leaf, value, path) -> {
            if (leaf.dataClass() == dataClass) {
                parent.set(leaf.name(), erased(leaf));
            }
        });
    }

    private static JsonNode erased(Leaf leaf) {
        return switch (leaf.kind()) {
            case TEXT -> JsonNodeFactory.instance.stringNode(Erased.text(leaf.dataClass()));
            case DATE -> JsonNodeFactory.instance.nullNode();
            case LIST -> JsonNodeFactory.instance.arrayNode();
        };
    }

    /** @return by class, what was there, each by its path */
    Map<DataClass, ObjectNode> take(ObjectNode json) {
        Map<DataClass, ObjectNode> taken = new EnumMap<>(DataClass.class);
        walk(json, "", (parent, leaf, value, path) -> {
            taken.computeIfAbsent(leaf.dataClass(), dataClass -> JsonNodeFactory.instance.objectNode())
                    .set(path, value);
            parent.put(leaf.name(), TAKEN);
        });
        return taken;
    }

    /** @return whether everything of this class was taken out of this very place and is back there */
    boolean putBack(ObjectNode json, DataClass dataClass, JsonNode taken) {
        int[] places = new int[1];
        walk(json, "", (parent, leaf, value, path) -> {
            if (leaf.dataClass() != dataClass) {
                return;
            }
            JsonNode original = taken.get(path);
            if (original != null && isTaken(value)) {
                parent.set(leaf.name(), original);
                places[0]++;
            } else {
                places[0] = Integer.MIN_VALUE;
            }
        });
        return places[0] == taken.size();
    }

    /** Whether nothing is there that should have been taken out, nor is missing. */
    boolean holdsOnlyTaken(ObjectNode json, Set<DataClass> sealed) {
        boolean[] clear = new boolean[1];
        walk(
                json,
                "",
                (parent, leaf, value, path) -> clear[0] |= !isTaken(value) || !sealed.contains(leaf.dataClass()));
        return !clear[0];
    }

    private static boolean isTaken(JsonNode value) {
        return value.isString() && TAKEN.equals(value.stringValue());
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(ObjectNode parent, Leaf leaf, JsonNode value, String path);
    }

    // an absent value is nobody's: null and an empty list stay what they are
    private void walk(ObjectNode json, String path, Visitor visitor) {
        for (Leaf leaf : leaves) {
            JsonNode value = json.get(leaf.name());
            if (value != null && !value.isNull() && !(value.isArray() && value.isEmpty())) {
                visitor.visit(json, leaf, value, path + "/" + leaf.name());
            }
        }
        for (Branch branch : branches) {
            walk(json.get(branch.name()), path + "/" + branch.name(), branch.parts(), visitor);
        }
    }

    private static void walk(@Nullable JsonNode json, String path, PersonalParts parts, Visitor visitor) {
        if (json instanceof ObjectNode object) {
            parts.walk(object, path, visitor);
        } else if (json instanceof ArrayNode array) {
            for (int place = 0; place < array.size(); place++) {
                walk(array.get(place), path + "/" + place, parts, visitor);
            }
        }
    }
}
