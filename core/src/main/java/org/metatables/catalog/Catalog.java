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
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.metatables.access.PrincipalSource;
import org.metatables.access.Visibility;
import org.metatables.access.internal.VisibleRows;
import org.metatables.catalog.internal.CatalogRow;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.FilterSql;
import org.metatables.catalog.internal.RowCondition;
import org.metatables.naming.PhysicalName;

/**
 * Reads the governed tables of a database. Any login may: the catalog is readable by everybody, as {@code pg_catalog} is.
 *
 * <p>Every question is one query, whatever the number of tables. All methods throw {@link CatalogAccessException} where the
 * database refuses. This class is as thread-safe as what it was made of.
 */
public final class Catalog {

    private static final String SELECT = "select " + CatalogRow.COLUMNS + " from metatables.meta_table m ";

    private static final String BY_UID = SELECT + "where m.uid = ? and ";

    private static final String IN_ORDER =
            " order by m.physical_schema collate \"C\", m.physical_table_name collate \"C\", m.uid";

    private static final String BEHIND =
            " and (m.physical_schema collate \"C\", m.physical_table_name collate \"C\", m.uid) > (?, ?, ?)";

    private static final String BY_NAME = SELECT + """
            join metatables.data_source s on s.uid = m.data_source_uid and s.name = 'default'
            join unnest(?::text[], ?::text[]) wanted (schema_name, table_name)
              on wanted.schema_name = m.physical_schema and wanted.table_name = m.physical_table_name
            where
            """;

    private static final PageRequest STREAMED = PageRequest.first(500);

    private final ConnectionSource connections;
    private final Supplier<RowCondition> visible;

    private Catalog(ConnectionSource connections, Supplier<RowCondition> visible) {
        this.connections = connections;
        this.visible = visible;
    }

    /** The catalog of the database that the data source leads to. Each question takes a connection and gives it back. */
    public static Catalog of(DataSource dataSource) {
        return of(ConnectionSource.of(dataSource));
    }

    /** The catalog of the database that the connection leads to. The connection stays open; its transaction is left alone. */
    public static Catalog of(Connection connection) {
        return of(ConnectionSource.of(connection));
    }

    /** For other modules of this project: the catalog of the database that the connections lead to. */
    public static Catalog of(ConnectionSource connections) {
        return new Catalog(connections, RowCondition::always);
    }

    /**
     * The same, with the tables alone that the principals may view: all others are as unknown as those that do not exist. The login
     * must be able to read what is granted. A table that may be viewed still tells in its definition to which others it refers.
     *
     * @param principals is asked for each question
     * @param byDefault what everybody may do with every table, unless it is denied to them
     */
    public Catalog asSeenBy(PrincipalSource principals, Visibility byDefault) {
        return new Catalog(connections, () -> new VisibleRows(principals.current(), byDefault));
    }

    /** The table with the uid, if there is one. */
    public Optional<CatalogTable> find(UUID uid) {
        RowCondition seen = visible.get();
        return query(BY_UID + seen.condition(), (connection, statement) -> {
                    statement.setObject(1, uid);
                    seen.bind(connection, statement, 2);
                })
                .stream()
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
        RowCondition where = where(filter);
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
        RowCondition where = where(filter);
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
        RowCondition where = where(filter);
        String sql = "select pg_catalog.count(*) from metatables.meta_table m where " + where.condition();
        return ask(sql, (connection, statement) -> where.bind(connection, statement, 1), rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The tables that fit the search, best first; empty where none does, or the text has no word. */
    public List<SearchHit> search(Search search) {
        SearchStatement statement = new SearchStatement(search, where(search.filter()));
        return ask(statement.sql(), statement::bind, SearchStatement::hits);
    }

    /** The tables of these physical names in the default data source; a name without a table has no entry. */
    public Map<PhysicalName, CatalogTable> resolve(Collection<PhysicalName> names) {
        List<PhysicalName> distinct = names.stream().distinct().toList();
        Map<PhysicalName, CatalogTable> found = new LinkedHashMap<>();
        RowCondition seen = visible.get();
        query(BY_NAME + seen.condition(), (connection, statement) -> {
                    Object[] schemas =
                            distinct.stream().map(PhysicalName::schema).toArray();
                    Object[] tables = distinct.stream().map(PhysicalName::table).toArray();
                    statement.setArray(1, connection.createArrayOf("text", schemas));
                    statement.setArray(2, connection.createArrayOf("text", tables));
                    seen.bind(connection, statement, 3);
                })
                .forEach(table -> found.put(table.name(), table));
        return found;
    }

    private RowCondition where(CatalogFilter filter) {
        return new FilterSql(filter).and(visible.get());
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
