package org.metatables.lifecycle;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.naming.PhysicalName;

/** The logical identifier of a table to be reserved belongs to another table of the namespace. */
public final class DuplicateIdentifierException extends ReservationRefusedException {

    private static final long serialVersionUID = 1L;

    DuplicateIdentifierException(List<Conflict> conflicts) {
        super(
                conflicts,
                "Give one of the tables another identifier with @MetaTable(identifier). Where a table has another name or"
                        + " schema now, let its row and its uid follow before the migration: " + moves(conflicts)
                        + " A change log can also stay where it is: name it to Liquibase with"
                        + " liquibase.liquibaseSchemaName and liquibase.databaseChangelogTableName. Where the other table"
                        + " is gone for good, delete its row from metatables.meta_table by its uid.");
    }

    /** Ready to be pasted. */
    private static String moves(List<Conflict> conflicts) {
        return conflicts.stream().map(DuplicateIdentifierException::move).collect(Collectors.joining(" "));
    }

    private static String move(Conflict conflict) {
        PhysicalName table = conflict.table();
        return "update metatables.meta_table set physical_schema = %s, physical_table_name = %s where uid = '%s';"
                .formatted(literal(table.schema()), literal(table.table()), conflict.otherUid());
    }

    private static String literal(String name) {
        return "'" + name.replace("'", "''") + "'";
    }
}
