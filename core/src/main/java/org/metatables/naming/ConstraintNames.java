package org.metatables.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metatables.Problem;

/**
 * The names of constraints and indexes whose author gave none.
 *
 * <p>The schema of a table is never part of them. The reference system has the same rules, byte for byte (1.6 of its
 * specification). A name that the author did give is kept as it is and never comes here.
 */
public final class ConstraintNames {

    private ConstraintNames() {}

    /**
     * The name of an index, such as {@code ix__demo__account__region}, or {@code uix__...} where it is unique.
     *
     * @throws InvalidNameException if there is no column, or a column has no letter and no number
     */
    public static String index(String table, List<String> columns, boolean unique) {
        return name(unique ? "uix" : "ix", table, some("an index", table, columns));
    }

    /**
     * The name of a foreign key, such as {@code fk__demo__limit__account_uid__demo__account__uid}.
     *
     * @param targetColumns may be empty
     * @throws InvalidNameException if there is no column, or a column has no letter and no number
     */
    public static String foreignKey(
            String table, List<String> columns, String targetTable, List<String> targetColumns) {
        List<String> parts = new ArrayList<>(some("a foreign key", table, columns));
        parts.add(targetTable);
        parts.addAll(targetColumns);
        return name("fk", table, parts);
    }

    /**
     * The name of a primary key, such as {@code pk__demo__account}.
     *
     * @throws InvalidNameException if the table's name has no letter and no number
     */
    public static String primaryKey(String table) {
        return name("pk", table, List.of());
    }

    /**
     * The name of a unique constraint, such as {@code uq__demo__account__account_code}.
     *
     * @throws InvalidNameException if there is no column, or a column has no letter and no number
     */
    public static String unique(String table, List<String> columns) {
        return name("uq", table, some("a unique constraint", table, columns));
    }

    /**
     * The name of a check constraint, such as {@code ck__demo__account__non_negative}.
     *
     * @param shortName what tells the check from others of the table
     * @throws InvalidNameException if a part has no letter and no number
     */
    public static String check(String table, Optional<String> shortName) {
        return name("ck", table, shortName.stream().toList());
    }

    private static String name(String kind, String table, List<String> rest) {
        List<String> parts = new ArrayList<>();
        parts.add(kind);
        parts.add(table);
        parts.addAll(rest);
        return Identifiers.bounded(Identifiers.MAX_LENGTH, parts);
    }

    private static List<String> some(String what, String table, List<String> columns) {
        if (columns.isEmpty()) {
            throw new InvalidNameException(
                    Problem.of("There is no name for " + what + " of the table " + table + " without columns."));
        }
        return columns;
    }
}
