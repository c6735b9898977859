package org.metatables.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.internal.CatalogScript;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.Shop;
import org.metatables.testing.TestDatabase;

class CatalogHistoryTest extends ChangeTestCase {

    private static final TableDefinition DESCRIBED = Shop.table("account")
            .description("Declared.")
            .labels(List.of("core"))
            .build();

    CatalogHistoryTest(TestDatabase database) {
        super(database);
    }

    @Test
    void tellsWhoChangedWhatByWhichCommandAndRun() throws SQLException {
        Migration first = migrate(ACCOUNT);
        UUID uid = account().uid();
        editor.change(account(), TableChange.none().addLabels("pii"));
        Migration second = migrate(DESCRIBED);
        database.execute("update metatables.meta_table set namespace = 'by_sql' where uid = '" + uid + "'");

        List<TableRevision> revisions = history.revisions(uid);

        assertThat(revisions).extracting(TableRevision::revision).containsExactly(4L, 3L, 2L, 1L);
        assertThat(revisions)
                .extracting(TableRevision::by)
                .containsOnly(database.database().username());
        assertThat(revisions.get(3).kind()).isEqualTo(TableRevision.Kind.CREATED);
        assertThat(revisions.get(3).command()).contains("update");
        assertThat(revisions.get(3).runUid()).contains(first.runUid());
        assertThat(revisions.get(2).changed()).containsExactly("labels");
        assertThat(revisions.get(2).earlier()).isEqualTo(Map.of("labels", List.of()));
        assertThat(revisions.get(2).command()).contains("change");
        assertThat(revisions.get(2).runUid()).isEmpty();
        assertThat(revisions.get(1).changed()).containsExactly("definition", "description", "labels");
        assertThat(revisions.get(1).earlier()).doesNotContainKey("description");
        assertThat(revisions.get(1).earlier()).containsEntry("labels", List.of("pii"));
        assertThat(revisions.get(1).runUid()).contains(second.runUid());
        assertThat(revisions.get(0).changed()).containsExactly("namespace");
        assertThat(revisions.get(0).earlier()).isEqualTo(Map.of("namespace", "shop"));
        assertThat(revisions.get(0).command()).isEmpty();
        assertThat(revisions.get(0).at()).isAfterOrEqualTo(revisions.get(1).at());
    }

    @Test
    void givesEveryEarlierRevisionBack() throws SQLException {
        migrate(ACCOUNT);
        CatalogTable first = account();
        CatalogTable second =
                editor.change(first, TableChange.none().addLabels("pii").describe("Mine."));
        migrate(DESCRIBED);
        CatalogTable third = account();
        CatalogTable fourth =
                editor.change(third, TableChange.none().removeLabels("pii").protect());

        for (CatalogTable expected : List.of(first, second, third, fourth)) {
            assertThat(history.asOf(first.uid(), expected.revision()))
                    .get()
                    .usingRecursiveComparison()
                    .ignoringFields("updatedAt", "activatedAt")
                    .isEqualTo(expected);
        }
        assertThat(history.asOf(first.uid(), 5)).isEmpty();
        assertThat(history.asOf(first.uid(), 0)).isEmpty();
    }

    @Test
    void keepsTheHistoryOfADeletedTableWhoseUidCannotComeBack() throws SQLException {
        migrate(ACCOUNT);
        CatalogTable account = editor.addLabels(account().uid(), List.of("pii"));
        database.execute("create table copy as select * from metatables.meta_table where uid = '" + account.uid() + "';"
                + " delete from metatables.meta_table where uid = '" + account.uid() + "'");

        List<TableRevision> revisions = history.revisions(account.uid());
        assertThat(revisions).extracting(TableRevision::kind).startsWith(TableRevision.Kind.DELETED);
        assertThat(revisions.get(0).revision()).isEqualTo(3);
        assertThat(revisions.get(0).earlier()).containsEntry("physical_table_name", "account");
        assertThat(history.asOf(account.uid(), 2)).contains(account);
        assertThat(history.asOf(account.uid(), 1))
                .get()
                .extracting(CatalogTable::labels)
                .isEqualTo(List.of());
        assertThatThrownBy(() -> database.execute("""
                        insert into metatables.meta_table (uid, data_source_uid, physical_schema, physical_table_name,
                          namespace, management_mode, schema_management_mode, provisioning_status, table_kind, contract,
                          fingerprint)
                        select uid, data_source_uid, physical_schema, 'other', namespace, 'platform_managed',
                          'backend_managed', 'reserved', table_kind, contract, fingerprint from copy
                        """)).hasMessageContaining("meta_table_history_pkey");
    }

    @Test
    void anUpdateWithNothingToDoAndAChangeOfTheStatusAreNoRevisions() throws SQLException {
        migrate(ACCOUNT);
        migrate(ACCOUNT);
        database.execute("update metatables.meta_table set provisioning_status = 'reserved'");
        migrate(ACCOUNT);

        assertThat(history.revisions(account().uid()))
                .extracting(TableRevision::kind)
                .containsExactly(TableRevision.Kind.CREATED);
    }

    @Test
    void whatIsRolledBackLeavesNoHistory() throws SQLException {
        migrate(ACCOUNT);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("update metatables.meta_table set labels = '{x}'");
            connection.rollback();
        }
        assertThat(history.revisions(account().uid())).hasSize(1);
    }

    @Test
    void everybodyReadsTheHistoryAndNobodyWritesItByHand() throws SQLException {
        migrate(ACCOUNT);
        UUID uid = account().uid();
        database.database().createRole("history_test_editor", "secret");
        database.execute("grant update (labels) on metatables.meta_table to history_test_editor");
        try (Connection connection = database.database()
                .dataSourceFor("history_test_editor", "secret")
                .getConnection()) {
            connection.createStatement().execute("update metatables.meta_table set labels = '{granted}'");
            assertThat(CatalogHistory.of(connection).revisions(uid).get(0).by()).isEqualTo("history_test_editor");
            assertThatThrownBy(() -> connection
                            .createStatement()
                            .execute("update metatables.meta_table_history set changed_by = 'nobody'"))
                    .hasMessageContaining("permission denied");
        } finally {
            database.execute("revoke all on metatables.meta_table from history_test_editor");
        }
    }

    @Test
    void aCatalogWithRowsIsUpgradedAndHasAHistoryFromThenOn() throws SQLException {
        database.empty();
        try (Connection connection = database.connect()) {
            for (CatalogScript script : CatalogScript.all().subList(0, 6)) {
                connection.createStatement().execute(script.sql());
                connection
                        .createStatement()
                        .execute("insert into metatables.catalog_version (version, script, checksum) values ("
                                + script.version() + ", '" + script.fileName() + "', '" + script.checksum() + "')");
            }
            registerExternally("old", "'Old.'", "ancient");
            assertThat(CatalogInstaller.installOrUpgrade(connection)).isTrue();
        }
        CatalogTable old = table("old");
        assertThat(old.labels()).containsExactly("ancient");
        assertThat(history.revisions(old.uid())).isEmpty();
        assertThat(history.asOf(old.uid(), 1)).contains(old);

        editor.addLabels(old.uid(), List.of("new"));

        assertThat(history.revisions(old.uid())).hasSize(1);
        assertThat(history.asOf(old.uid(), 1))
                .get()
                .extracting(CatalogTable::labels)
                .isEqualTo(List.of("ancient"));
    }
}
