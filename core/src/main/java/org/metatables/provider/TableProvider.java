package org.metatables.provider;

import java.util.List;
import java.util.Optional;
import org.metatables.definition.ChangeLogNames;
import org.metatables.definition.MigrationProvider;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/**
 * Provides the tables that one change log migrates: a class that a project writes for what settings cannot say.
 * Projects that need none of it write no such class.
 *
 * <p>It has a public constructor without parameters, and is found by {@link java.util.ServiceLoader} or named by the
 * setting {@code metatables.provider}. An application may have several, told apart by their {@linkplain #name() names};
 * no two provide the same table. The answers must not depend on the run, the machine or a database: they are asked for
 * at build time and at start-up. Where Liquibase works from contract files, the class is only asked for its {@link
 * #afterMigration() hook}, and its entities need not be there.
 */
public interface TableProvider {

    /** Who owns the tables. */
    MigrationProvider identity();

    /** The name by which it is chosen among several. Default: the key of its identity. */
    default String name() {
        return identity().key();
    }

    /**
     * The entities whose tables it provides, in the order in which they are to be reported. They need no annotation.
     * Default: none, which leaves the choice to {@link #packages()}.
     */
    default List<Class<?>> entities() {
        return List.of();
    }

    /**
     * The Java packages whose entities it provides, if {@link #entities()} names none: those that have the annotation,
     * or all of them, as the setting {@code metatables.entities} says. Default: none, which leaves the choice to the
     * settings.
     */
    default List<String> packages() {
        return List.of();
    }

    /**
     * Whether a table belongs to it, judged by its name alone, before its mapping is read: a table whose mapping is
     * refused can be left out.
     */
    default boolean includesName(PhysicalName table) {
        return true;
    }

    /** Whether a table belongs to it, judged by all that its entity declares. */
    default boolean includes(TableDefinition table) {
        return true;
    }

    /**
     * The change log that Liquibase keeps for it. Default: {@code <project>__databasechangelog}. A database that has
     * known the project before keeps the change log that it has, and what Liquibase's own settings name holds before
     * either.
     */
    default Optional<ChangeLogNames> changeLog() {
        return Optional.empty();
    }

    /** What is done after each migration that succeeded. Default: nothing. */
    default Optional<AfterMigration> afterMigration() {
        return Optional.empty();
    }
}
