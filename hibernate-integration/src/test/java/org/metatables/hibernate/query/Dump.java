package org.metatables.hibernate.query;

import jakarta.persistence.Tuple;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Hibernate;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/** Results as text: every field, what is loaded and what is not, and which objects are the same. */
final class Dump {

    private final StringBuilder text = new StringBuilder();
    private final Map<Object, Integer> seen = new IdentityHashMap<>();

    private Dump() {}

    static String of(@Nullable Object result) {
        Dump dump = new Dump();
        dump.add(result);
        return dump.text.toString();
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            text.append("null");
        } else if (value instanceof HibernateProxy proxy && !Hibernate.isInitialized(value)) {
            text.append("unloaded ")
                    .append(proxy.getHibernateLazyInitializer().getEntityName())
                    .append(' ')
                    .append(proxy.getHibernateLazyInitializer().getIdentifier());
        } else if (!Hibernate.isInitialized(value)) {
            text.append("unloaded collection");
        } else if (value instanceof HibernateProxy) {
            add(Hibernate.unproxy(value));
        } else if (value.getClass().isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int index = 0; index < Array.getLength(value); index++) {
                elements.add(Array.get(value, index));
            }
            text.append(value.getClass().getComponentType().getSimpleName());
            all(elements);
        } else if (value instanceof Collection<?> collection) {
            all(collection);
        } else if (value instanceof Map<?, ?> map) {
            text.append(new TreeMap<>(map));
        } else if (value instanceof Tuple tuple) {
            tuple.getElements()
                    .forEach(element -> text.append(element.getAlias()).append('='));
            all(List.of(Dump.of(tuple.toArray())));
        } else if (value.getClass().getName().contains(".library.")
                && !value.getClass().isEnum()) {
            entity(value);
        } else {
            text.append(value.getClass().getSimpleName()).append(' ').append(value);
        }
    }

    private void all(Collection<?> values) {
        text.append('[');
        values.forEach(value -> {
            add(value);
            text.append("; ");
        });
        text.append(']');
    }

    private void entity(Object value) {
        Integer number = seen.putIfAbsent(value, seen.size());
        text.append(value.getClass().getSimpleName()).append('#').append(number == null ? seen.size() - 1 : number);
        if (number != null) {
            return;
        }
        text.append('{');
        for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    text.append(field.getName()).append('=');
                    add(read(field, value));
                    text.append(",\n");
                }
            }
        }
        text.append('}');
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
