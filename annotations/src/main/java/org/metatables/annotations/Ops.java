package org.metatables.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What callers of a {@link SimpleTable} may do with an attribute. Without this annotation everything but ordering.
 *
 * <p>It stands on the field or the getter, whichever the entity's mapping annotations stand on.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Ops {

    /** Whether a new row may have a value for it. */
    boolean insert() default true;

    /** Whether it may be changed. */
    boolean update() default true;

    /** Whether rows may be asked for by it. */
    boolean filter() default true;

    /** Whether rows may be ordered by it. */
    boolean order() default false;
}
