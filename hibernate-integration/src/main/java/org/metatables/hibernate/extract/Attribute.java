package org.metatables.hibernate.extract;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;

/**
 * An attribute as its class declares it.
 *
 * @param type the declaring class
 * @param name its name there
 * @param elements its field and its getter, whichever there are
 */
record Attribute(Class<?> type, String name, List<AnnotatedElement> elements) {

    /** An annotation on the field or the getter. */
    <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
        for (AnnotatedElement element : elements) {
            A found = element.getAnnotation(annotation);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
