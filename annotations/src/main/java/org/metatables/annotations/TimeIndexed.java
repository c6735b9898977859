package org.metatables.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a MetaTable time-indexed: its rows are observations, one per point of its grain.
 *
 * <p>The grain is the time column followed by the dimensions. A unique index over the grain is part of the definition
 * unless a unique index or constraint over the same columns is there already.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TimeIndexed {

    /** The column that holds the time: a date, or a timestamp with time zone, never null. */
    String column() default "time_index";

    /** The columns that, after the time, identify an observation, in order. None of them may be null. */
    String[] dimensions() default {};

    /** How often observations come: a number and one of {@code s m h d w mo q y}, such as {@code 1d}. */
    String cadence() default "";

    /** How the rows are laid out in storage, as {@code key=value} pairs such as {@code partition=month}. */
    String[] storageLayout() default {};
}
