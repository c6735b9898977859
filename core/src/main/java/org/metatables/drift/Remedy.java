package org.metatables.drift;

import org.metatables.naming.PhysicalName;

/** Words the advice of a finding: which Liquibase change to add to the changelog. */
final class Remedy {

    private Remedy() {}

    /**
     * Advises to add a change on a table.
     *
     * @param change the change type, such as {@code addColumn}
     * @param attributes its attributes besides the table, such as {@code columnName: region}
     */
    static String change(String change, PhysicalName table, String attributes) {
        return change(change, location(table, "tableName") + ", " + attributes);
    }

    /** Advises to add a change whose attributes, those that name its table among them, are given. */
    static String change(String change, String attributes) {
        return "Add a change set with " + change + " (" + attributes + ").";
    }

    /** Advises to add the change type {@code sql}, for what no other change type can do. */
    static String sql(String statement) {
        return "Add a change set with sql: " + statement + ";";
    }

    /** Advises that the author follows the table, where the table is right. */
    static String orAdapt(String advice, String entityAdvice) {
        return advice + " Or, if the table is right, " + entityAdvice + ".";
    }

    /** The attributes that name a table, with its schema where it is not the default one. */
    static String location(PhysicalName name, String attribute) {
        return location(name, "schemaName", attribute);
    }

    /**
     * The attributes that name one of the two tables of a change.
     *
     * @param role what Liquibase calls the table, such as {@code baseTable}
     */
    static String locationInRole(PhysicalName name, String role) {
        return location(name, role + "SchemaName", role + "Name");
    }

    private static String location(PhysicalName name, String schemaAttribute, String attribute) {
        String named = attribute + ": " + name.table();
        return name.schema().equals(PhysicalName.DEFAULT_SCHEMA)
                ? named
                : schemaAttribute + ": " + name.schema() + ", " + named;
    }
}
