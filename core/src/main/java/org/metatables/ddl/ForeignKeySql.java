package org.metatables.ddl;

import java.util.Locale;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.ConstraintNames;

/** The statement that adds a foreign key to a table that is there. */
final class ForeignKeySql {

    private ForeignKeySql() {}

    static String add(TableDefinition table, ForeignKey key, SqlNames names) {
        return "alter table " + table.name().quoted() + " add "
                + names.clause(
                        "constraint ",
                        key.name(),
                        () -> ConstraintNames.foreignKey(
                                table.name().table(),
                                key.columns(),
                                key.target().table(),
                                key.targetColumns()))
                + "foreign key " + SqlNames.columns(key.columns())
                + " references " + key.target().quoted() + " " + SqlNames.columns(key.targetColumns())
                + action("delete", key.onDelete())
                + action("update", key.onUpdate())
                + (key.deferrable() ? " deferrable" : "")
                + (key.initiallyDeferred() ? " initially deferred" : "");
    }

    private static String action(String event, ForeignKey.Action action) {
        return action == ForeignKey.Action.NO_ACTION
                ? ""
                : " on " + event + " " + action.sql().toLowerCase(Locale.ROOT);
    }
}
