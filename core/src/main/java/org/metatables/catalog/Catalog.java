package org.metatables.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.metatables.catalog.internal.CatalogRow;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.FilterSql;
import org.metatables.naming.PhysicalName;

/**
 * Reads the governed tables of a database. Any login may: the catalog is readable by everybody, as {@code pg_catalog} is.
 *
 * <p>Every question is one query, whatever the number of tables. All methods throw {@link CatalogAccessException} where the
 * database refuses. This class is as thread-safe as what it was made of.
 */
public final class Catalog {

    private static final String SELECT = "select " + CatalogRow.COLUMNS + " from metatables.meta_table m ";

    private static final String BY_UID = SELECT + "where m.uid = ?";

    private static final String IN_ORDER =
            " order by m.physical_schema collate \"C\", m.physical_table_name collate \"C\", m.uid";

    private static final String BEHIND =
            " and (m.physical_schema collate \"C\", m.physical_table_name collate \"C\", m.uid) > (?, ?, ?)";

    private static final String BY_NAME = SELECT + """
            join metatables.data_source s on s.uid = m.data_source_uid and s.name = 'default'
            join unnest(?::text[], ?::text[]) wanted (schema_name, table_name)
              on wanted.schema_name = m.physical_schema and wanted.table_name = m.physical_table_name
            """;

    private static final PageRequest STREAMED = PageRequest.first(500);

    private final ConnectionSource connections;

    private Catalog(ConnectionSource connections) {
        this.connections = connections;
    }

    /** The catalog of the database that the data source leads to. Each question takes a connection and gives it back. */
    public static Catalog of(DataSource dataSource) {
        return new Catalog(ConnectionSource.of(dataSource));
    }

    /** The catalog of the database that the connection leads to. The connection stays open; its transaction is left alone. */
    public static Catalog of(Connection connection) {
        return new Catalog(ConnectionSource.of(connection));
    }

    /** The table with the uid, if there is one. */
    public Optional<CatalogTable> find(UUID uid) {
        return query(BY_UID, (connection, statement) -> statement.setObject(1, uid)).stream()
                .findFirst();
    }

    /**
     * The table with the uid.
     *
     * @throws TableNotFoundException if there is none
     */
    public CatalogTable get(UUID uid) {
        return find(uid).orElseThrow(() -> new TableNotFoundException(uid));
    }

    /** All tables, ordered by schema and name. */
    public List<CatalogTable> list() {
        return list(CatalogFilter.all());
    }

    /** The tables that the filter lets through, ordered by schema and name, character by character. */
    public List<CatalogTable> list(CatalogFilter filter) {
        FilterSql where = new FilterSql(filter);
        return query(
                SELECT + "where " + where.condition() + IN_ORDER,
                (connection, statement) -> where.bind(connection, statement, 1));
    }

    /**
     * A page of the tables that the filter lets through, ordered by schema and name, character by character, and then by uid.
     * Whoever follows {@link Page#next()} sees every table that is there all the while exactly once, whatever others insert or
     * delete meanwhile.
     *
     * @throws InvalidCursorException if the cursor does not come from a page
     */
    public Page<CatalogTable> find(CatalogFilter filter, PageRequest request) {
        FilterSql where = new FilterSql(filter);
        Optional<PagePosition> seen = request.cursor().map(PagePosition::ofCursor);
        String sql = SELECT + "where " + where.condition() + (seen.isPresent() ? BEHIND : "") + IN_ORDER + " limit ?";
        List<CatalogTable> found = query(sql, (connection, statement) -> {
            int place = where.bind(connection, statement, 1);
            if (seen.isPresent()) {
                place = seen.get().bind(statement, place);
            }
            statement.setInt(place, request.size() + 1);
        });
        return Page.of(found, request.size(), table -> PagePosition.of(table).cursor());
    }

    /** All tables that the filter lets through, in that order, a page at a time: one query for every 500 tables that are used. */
    public Stream<CatalogTable> stream(CatalogFilter filter) {
        return Stream.iterate(
                        Optional.of(find(filter, STREAMED)),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next).map(next -> find(filter, STREAMED.after(next))))
                .flatMap(page -> page.orElseThrow().items().stream());
    }

    /** How many tables the filter lets through. */
    public long count(CatalogFilter filter) {
        FilterSql where = new FilterSql(filter);
        String sql = "select pg_catalog.count(*) from metatables.meta_table m where " + where.condition();
        return ask(sql, (connection, statement) -> where.bind(connection, statement, 1), rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The tables that fit the search, best first; empty where none does, or the text has no word. */
    public List<SearchHit> search(Search search) {
        SearchStatement statement = new SearchStatement(search);
        return ask(statement.sql(), statement::bind, SearchStatement::hits);
    }

    /** The tables of these physical names in the default data source; a name without a table has no entry. */
    public Map<PhysicalName, CatalogTable> resolve(Collection<PhysicalName> names) {
        List<PhysicalName> distinct = names.stream().distinct().toList();
        Map<PhysicalName, CatalogTable> found = new LinkedHashMap<>();
        query(BY_NAME, (connection, statement) -> {
                    Object[] schemas =
                            distinct.stream().map(PhysicalName::schema).toArray();
                    Object[] tables = distinct.stream().map(PhysicalName::table).toArray();
                    statement.setArray(1, connection.createArrayOf("text", schemas));
                    statement.setArray(2, connection.createArrayOf("text", tables));
                })
                .forEach(table -> found.put(table.name(), table));
        return found;
    }

    private List<CatalogTable> query(String sql, Parameters parameters) {
        return ask(sql, parameters, rows -> {
            List<CatalogTable> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(CatalogRow.table(rows));
            }
            return tables;
        });
    }

    private <T> T ask(String sql, Parameters parameters, Answer<T> answer) {
        return connections.ask("read the catalog", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.set(connection, statement);
                try (ResultSet rows = statement.executeQuery()) {
                    return answer.read(rows);
                }
            }
        });
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private interface Answer<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
