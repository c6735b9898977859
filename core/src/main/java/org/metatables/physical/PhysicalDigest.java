package org.metatables.physical;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.metatables.naming.PhysicalName;

/**
 * A digest of all that can be read of tables, sequences and enum types, made by the server in one query. Two equal digests of the
 * same names mean that nothing that a comparison looks at has changed between; unequal ones need not mean that something has.
 *
 * <p>It is made of the very queries with which {@link PhysicalTables}, {@link PhysicalSequences} and {@link PhysicalEnumTypes}
 * read, of the version of the server, and of the search path, on which the server's wording depends.
 */
public final class PhysicalDigest {

    private static final String TABLES = "array(select table_oid::pg_catalog.oid from relations)";

    private static final String SQL = "with relations as materialized (" + PhysicalTables.RELATIONS.sql() + ") "
            + "select pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.concat_ws(E'\\n',"
            + " pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('search_path'), "
            + String.join(
                    ", ",
                    rowsOf("select * from relations"),
                    rowsOf(ColumnFacts.COLUMNS.sqlWith(TABLES)),
                    rowsOf(ConstraintFacts.CONSTRAINTS.sqlWith(TABLES)),
                    rowsOf(IndexFacts.INDEXES.sqlWith(TABLES)),
                    rowsOf(PhysicalSequences.SEQUENCES.sql()),
                    rowsOf(PhysicalEnumTypes.ENUM_TYPES.sql()))
            + "), 'UTF8')), 'hex')";

    private PhysicalDigest() {}

    /**
     * The SHA-256 of what stands in the database under these names, in hexadecimal.
     *
     * @throws CatalogReadException if PostgreSQL does not answer
     */
    public static String of(
            Connection connection,
            Collection<PhysicalName> tables,
            Collection<PhysicalName> sequences,
            Collection<PhysicalName> enumTypes) {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            int parameter = 0;
            for (Collection<PhysicalName> names : List.of(tables, sequences, enumTypes)) {
                statement.setArray(
                        ++parameter,
                        connection.createArrayOf(
                                "text", names.stream().map(PhysicalName::schema).toArray()));
                statement.setArray(
                        ++parameter,
                        connection.createArrayOf(
                                "text", names.stream().map(PhysicalName::table).toArray()));
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException refused) {
            throw new CatalogReadException("tables", refused);
        }
    }

    /** The rows of a query as one text, each as long as it is, so that no two lists of rows have the same one. */
    private static String rowsOf(String query) {
        return "(select coalesce(pg_catalog.string_agg("
                + "pg_catalog.length(facts.line) || ':' || facts.line, ''), '') from"
                + " (select (fact.*)::pg_catalog.text as line from (" + query + ") fact) facts)";
    }
}
