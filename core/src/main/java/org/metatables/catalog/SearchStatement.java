package org.metatables.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metatables.catalog.internal.CatalogRow;
import org.metatables.catalog.internal.RowCondition;
import org.metatables.internal.SqlResource;

/** A search as SQL: one query, whatever it finds. */
final class SearchStatement {

    private static final String SQL =
            SqlResource.read(SearchStatement.class, "search.sql").replace("${columns}", CatalogRow.COLUMNS);

    private final Search search;
    private final RowCondition filter;

    /** @param filter among which rows to search */
    SearchStatement(Search search, RowCondition filter) {
        this.search = search;
        this.filter = filter;
    }

    String sql() {
        return SQL.replace("${filter}", filter.condition());
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        statement.setString(1, search.text());
        statement.setDouble(2, search.minimumCloseness());
        int place = filter.bind(connection, statement, 3);
        statement.setBoolean(place, search.scope() == SearchScope.EVERYWHERE);
        statement.setInt(place + 1, search.candidates());
        statement.setInt(place + 2, search.limit());
        statement.setDouble(place + 3, search.weights().closeness());
        statement.setDouble(place + 4, search.weights().relevance());
    }

    static List<SearchHit> hits(ResultSet rows) throws SQLException {
        List<SearchHit> hits = new ArrayList<>();
        while (rows.next()) {
            hits.add(new SearchHit(CatalogRow.table(rows), rows.getDouble("rank"), matches(rows)));
        }
        return hits;
    }

    private static List<SearchMatch> matches(ResultSet row) throws SQLException {
        String[] fields = texts(row, "fields");
        String[] asked = texts(row, "asked");
        String[] found = texts(row, "found");
        List<SearchMatch> matches = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            matches.add(new SearchMatch(SearchField.valueOf(fields[i].toUpperCase(Locale.ROOT)), asked[i], found[i]));
        }
        return matches;
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
