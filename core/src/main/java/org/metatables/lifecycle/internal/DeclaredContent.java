package org.metatables.lifecycle.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.metatables.contract.Fingerprint;
import org.metatables.contract.TableContract;
import org.metatables.naming.PhysicalName;

/**
 * What a row says of a declared table beside its names: made and sent only where the row has to be written, since both take long.
 *
 * @param table the table
 * @param contract its contract, as JSON
 * @param structure the digest of what the physical table has to match
 * @param fingerprint its fingerprint
 */
record DeclaredContent(DeclaredTable table, String contract, String structure, String fingerprint) {

    /** The content of tables, by their names. A program that has just started makes it slowly, so each core takes its part. */
    static Map<PhysicalName, DeclaredContent> of(Collection<DeclaredTable> tables) {
        return tables.parallelStream()
                .map(DeclaredContent::of)
                .collect(Collectors.toMap(
                        content -> content.table.definition().name(),
                        Function.identity(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /**
     * Binds the three parameters of {@code documents.sql}, from the given place on: most of what is sent. As elements of arrays the
     * documents are parsed one by one, and only where a row is written.
     */
    static void bindDocuments(
            Connection connection, PreparedStatement parameters, int first, Collection<DeclaredContent> contents)
            throws SQLException {
        bind(connection, parameters, first, contents, content -> content.table.digest());
        bind(connection, parameters, first + 1, contents, DeclaredContent::contract);
        bind(connection, parameters, first + 2, contents, content -> content.table.json());
    }

    private static DeclaredContent of(DeclaredTable table) {
        return new DeclaredContent(
                table,
                TableContract.of(table.definition()).toJson(),
                table.structure(),
                Fingerprint.of(table.definition()).value());
    }

    private static void bind(
            Connection connection,
            PreparedStatement parameters,
            int place,
            Collection<DeclaredContent> contents,
            Function<DeclaredContent, String> text)
            throws SQLException {
        // An array of String, unlike one of Object, is sent as it is, without quoting.
        String[] texts = contents.stream().map(text).toArray(String[]::new);
        parameters.setArray(place, connection.createArrayOf("text", texts));
    }
}
