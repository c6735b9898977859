package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Pages of a catalog that others change while one reads it. */
@PostgresTest
class PagingUnderChangeTest {

    private static final int STAYING = 30;
    private static final PageRequest FIRST = PageRequest.first(7);

    private final Connection connection;
    private final Catalog catalog;
    private final CatalogRows rows;

    PagingUnderChangeTest(TestDatabase database) throws SQLException {
        this.connection = database.connect();
        this.catalog = Catalog.of(database.dataSource());
        this.rows = new CatalogRows(connection);
    }

    @BeforeEach
    void fillCatalog() throws SQLException {
        CatalogInstaller.installOrUpgrade(connection);
        execute("delete from metatables.meta_table");
        for (int i = 0; i < STAYING; i++) {
            rows.insert(i % 2 == 0 ? "billing" : "public", "staying_" + i, "test");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @RepeatedTest(10)
    void whatStaysIsSeenExactlyOnceWhateverComesAndGoes(RepetitionInfo repetition) throws SQLException {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> coming = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(FIRST);
        while (request.isPresent()) {
            Page<CatalogTable> page = catalog.find(CatalogFilter.all(), request.get());
            page.items().forEach(table -> seen.add(table.name().table()));
            request = page.next().map(FIRST::after);
            for (int i = 0; i < 3; i++) {
                String name = Integer.toString(random.nextInt(36 * 36), 36) + "_" + coming.size();
                rows.insert(random.nextBoolean() ? "billing" : "public", name, "test");
                coming.add(name);
            }
            execute("delete from metatables.meta_table where physical_table_name = '"
                    + coming.get(random.nextInt(coming.size())) + "'");
        }

        assertThat(seen).doesNotHaveDuplicates();
        Set<String> others = new HashSet<>(coming);
        assertThat(seen.stream().filter(name -> !others.contains(name))).hasSize(STAYING);
    }

    @Test
    void goesOnWhereTheLastRowOfThePageIsGone() throws SQLException {
        Page<CatalogTable> first = catalog.find(CatalogFilter.all(), FIRST);
        CatalogTable last = first.items().get(FIRST.size() - 1);
        execute("delete from metatables.meta_table where uid = '" + last.uid() + "'");

        Page<CatalogTable> second =
                catalog.find(CatalogFilter.all(), FIRST.after(first.next().orElseThrow()));

        assertThat(second.items()).hasSize(FIRST.size()).doesNotContainAnyElementsOf(first.items());
        assertThat(catalog.list().subList(FIRST.size() - 1, 2 * FIRST.size() - 1))
                .isEqualTo(second.items());
    }

    @Test
    void aPageThatEndsWithTheCatalogIsTheLast() throws SQLException {
        Page<CatalogTable> page = catalog.find(CatalogFilter.all(), PageRequest.first(STAYING));
        assertThat(page.next()).isEmpty();

        rows.insert("zzz", "late", "test");
        Page<CatalogTable> anew = catalog.find(CatalogFilter.all(), PageRequest.first(STAYING));
        assertThat(anew.next()).isPresent();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
