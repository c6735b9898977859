package org.metatables.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a column means, for the people who read the contract. It never takes part in identity, fingerprint or DDL.
 *
 * <p>An empty text means "not given".
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface MetaColumn {

    /** What the column holds, in a sentence. */
    String description() default "";

    /** A short name for headings. */
    String label() default "";

    /** The name by which the business knows the column, where the physical name differs. */
    String logicalName() default "";
}
