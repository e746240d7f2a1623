package org.rejoin.keystore;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/** What stands where personal data were, in events read without their key and in rows of read models alike. */
public final class Erased {

    /** In place of every text, in both languages: shown as it is. Dates are absent, lists empty. */
    public static final String TEXT = "已依法刪除 (erased)";

    private static final String COUNSELLING_TEXT = "內容已依個資法刪除 (text erased)";

    private Erased() {}

    /** What stands in place of a text of this class. */
    public static String text(DataClass dataClass) {
        return dataClass == DataClass.COUNSELLING ? COUNSELLING_TEXT : TEXT;
    }

    /** The same for a text that may be missing: what was not there was not erased. */
    public static @Nullable String textOr(@Nullable String text, DataClass dataClass) {
        return text == null ? null : text(dataClass);
    }

    /** The record as it reads without the key of this class. */
    public static <R extends Record> R in(R readable, DataClass dataClass) {
        RecordComponent[] components = readable.getClass().getRecordComponents();
        Object[] values = Stream.of(components)
                .map(component -> component(component, readable, dataClass))
                .toArray();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            R erased = (R) readable.getClass().getDeclaredConstructor(types).newInstance(values);
            return erased;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object component(RecordComponent component, Record readable, DataClass dataClass) {
        Object value = valueOf(component, readable);
        Personal personal = component.getAnnotation(Personal.class);
        if (value == null || personal != null && personal.value() != dataClass) {
            return value;
        }
        if (personal == null) {
            return within(value, dataClass);
        }
        if (value instanceof List) {
            return List.of();
        }
        return value instanceof LocalDate ? null : text(dataClass);
    }

    private static Object within(Object value, DataClass dataClass) {
        if (value instanceof Record nested) {
            return in(nested, dataClass);
        }
        return value instanceof List<?> list
                ? list.stream().map(item -> within(item, dataClass)).toList()
                : value;
    }

    private static @Nullable Object valueOf(RecordComponent component, Record readable) {
        try {
            return component.getAccessor().invoke(readable);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
