package org.metatables.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an entity a MetaTable: its tables are reserved in the catalog, migrated, finalised and governed.
 *
 * <p>Every element has a default, so that a bare {@code @MetaTable} is enough. An empty text means "not given". The
 * annotation is not inherited: each entity that is to be a MetaTable says so itself, unless the project asks for all
 * entities.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MetaTable {

    /** The namespace of the logical identifier. Default: the setting {@code metatables.namespace}, else the project. */
    String namespace() default "";

    /**
     * The logical identifier, unique in its namespace, by which people and programs know the table. Default: {@code
     * <project>.<Entity>}, or the bare entity name where no project is set.
     */
    String identifier() default "";

    /** What the table holds, in a sentence, for the people who find it in the catalog. */
    String description() default "";

    /** Words to find and group tables by. They never take part in identity, fingerprint or behaviour. */
    String[] labels() default {};

    /**
     * The name of the data source where the table is. Default: the setting {@code metatables.datasource}, else the database that is
     * migrated. So far only {@code default} has a physical database; a migration of tables of any other is refused.
     */
    String dataSource() default "";

    /** Whether the catalog refuses to delete the table. */
    boolean protectFromDeletion() default false;
}
