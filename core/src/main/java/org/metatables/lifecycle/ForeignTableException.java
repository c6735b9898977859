package org.metatables.lifecycle;

import java.util.List;
import org.metatables.settings.MetaTablesSettings;

/** A table to be reserved is owned by another provider, or is not managed by Liquibase at all. */
public final class ForeignTableException extends ReservationRefusedException {

    private static final long serialVersionUID = 1L;

    ForeignTableException(List<Conflict> conflicts) {
        super(
                conflicts,
                "Give the table another name, or let its owner migrate it. Where the change-log table is concerned, give this"
                        + " project one of its own (liquibase.databaseChangelogTableName, or TableProvider.changeLog();"
                        + " for a start-up that registers, " + MetaTablesSettings.CHANGE_LOG_TABLE + "). Where both are"
                        + " the same project, keep its owner with the setting metatables.provider.key.");
    }
}
