package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.metatables.internal.SqlResource;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.internal.text.WrittenName;

/**
 * The names in a statement that something has which the caller must not know of.
 *
 * @param kinds what has the name, by the index of the token
 * @param naming whether the statement may name objects by values
 */
record HiddenNames(Map<Integer, Set<Kind>> kinds, boolean naming) {

    /** What has a name. */
    enum Kind {
        RELATION,
        FUNCTION,
        OPERATOR,
        TYPE,
        SCHEMA
    }

    private static final String QUERY = SqlResource.read(HiddenNames.class, "hidden-names.sql");

    /** Asks the catalog, in one round trip, and then who may know of the tables. */
    static HiddenNames read(
            Connection connection,
            List<WrittenName> names,
            Set<PhysicalName> declared,
            KnownTables knownTables,
            FunctionList functions)
            throws SQLException {
        List<Found> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            set(statement, 1, declared.stream().map(PhysicalName::schema).toList());
            set(statement, 2, declared.stream().map(PhysicalName::table).toList());
            set(
                    statement,
                    3,
                    names.stream().map(name -> name.qualifier().orElse(null)).toList());
            set(statement, 4, names.stream().map(WrittenName::name).toList());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Found one = new Found(rows.getString(1), rows.getInt(2), rows.getString(3), rows.getString(4));
                    if (one.place() == 0
                            || one.isOperator() == names.get(one.place() - 1).isOperator()) {
                        found.add(one);
                    }
                }
            }
        }
        Set<PhysicalName> relations = new HashSet<>();
        found.stream().filter(Found::isRelation).map(Found::physicalName).forEach(relations::add);
        relations.removeAll(declared);
        relations.removeAll(knownTables.among(connection, Set.copyOf(relations)));
        boolean naming = names.stream().map(WrittenName::name).anyMatch(NamingRule.TYPES::contains)
                || found.stream().anyMatch(one -> one.isNaming() && !functions.hasName(one.name()));
        return new HiddenNames(kinds(found, names, relations), naming);
    }

    private static Map<Integer, Set<Kind>> kinds(
            List<Found> found, List<WrittenName> names, Set<PhysicalName> hiddenRelations) {
        Map<Integer, Set<Kind>> kinds = new HashMap<>();
        Set<String> schemas = new HashSet<>();
        for (Found one : found) {
            if (one.what().equals("schema") && names.get(one.place() - 1).qualifies()) {
                schemas.add(one.name());
                kinds.put(names.get(one.place() - 1).token(), EnumSet.of(Kind.SCHEMA));
            }
        }
        for (Found one : found) {
            if (one.isObject() && !(one.isRelation() && !hiddenRelations.contains(one.physicalName()))) {
                WrittenName name = names.get(one.place() - 1);
                // Without its schema a name stands for nothing.
                if (name.qualifier().filter(schemas::contains).isEmpty()) {
                    kinds.computeIfAbsent(name.token(), token -> EnumSet.noneOf(Kind.class))
                            .add(one.kind());
                }
            }
        }
        return kinds;
    }

    private static void set(PreparedStatement statement, int place, Collection<String> values) throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf("text", values.toArray()));
    }

    /**
     * A row of the answer.
     *
     * @param place which of the names, counted from 1; 0 for none of them
     */
    private record Found(String what, int place, String schema, String name) {

        boolean isRelation() {
            return what.equals("relation") || what.equals("row");
        }

        boolean isObject() {
            return !isNaming() && !what.equals("schema");
        }

        boolean isOperator() {
            return what.equals("operator");
        }

        boolean isNaming() {
            return what.equals("naming");
        }

        PhysicalName physicalName() {
            return new PhysicalName(schema, name);
        }

        Kind kind() {
            return what.equals("row") ? Kind.TYPE : Kind.valueOf(what.toUpperCase(Locale.ROOT));
        }
    }
}
