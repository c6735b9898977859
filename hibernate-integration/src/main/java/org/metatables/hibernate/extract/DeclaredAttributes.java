package org.metatables.hibernate.extract;

import java.beans.Introspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The attributes of classes in the order of their source.
 *
 * <p>That is the order of the fields in the class file, which the compiler takes from the source and the JVM hands
 * on. The
 * JVM does not keep the order of methods: attributes that are accessed by methods take the order of the fields of the
 * same
 * name, and those without such a field come last, by name.
 */
final class DeclaredAttributes {

    private final Map<Class<?>, List<Attribute>> byClass = new HashMap<>();

    /** All fields and properties of a class, persistent or not, in source order. */
    List<Attribute> of(Class<?> type) {
        return byClass.computeIfAbsent(type, DeclaredAttributes::read);
    }

    private static List<Attribute> read(Class<?> type) {
        Map<String, List<AnnotatedElement>> attributes = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                attributes
                        .computeIfAbsent(field.getName(), name -> new ArrayList<>(1))
                        .add(field);
            }
        }
        Map<String, List<AnnotatedElement>> withoutField = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            propertyOf(method)
                    .ifPresent(name -> Optional.ofNullable(attributes.get(name))
                            .orElseGet(() -> withoutField.computeIfAbsent(name, key -> new ArrayList<>(1)))
                            .add(method));
        }
        attributes.putAll(withoutField);
        List<Attribute> read = new ArrayList<>(attributes.size());
        attributes.forEach((name, elements) -> read.add(new Attribute(type, name, elements)));
        return read;
    }

    private static Optional<String> propertyOf(Method method) {
        if (method.getParameterCount() > 0 || method.isBridge() || Modifier.isStatic(method.getModifiers())) {
            return Optional.empty();
        }
        String name = method.getName();
        if (name.startsWith("get") && name.length() > 3 && method.getReturnType() != void.class) {
            return Optional.of(Introspector.decapitalize(name.substring(3)));
        }
        if (name.startsWith("is") && name.length() > 2 && method.getReturnType() == boolean.class) {
            return Optional.of(Introspector.decapitalize(name.substring(2)));
        }
        return Optional.empty();
    }
}
