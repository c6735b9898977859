package org.metatables.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.change.CatalogEditor;
import org.metatables.change.CatalogHistory;
import org.metatables.change.TableChange;
import org.metatables.change.TableRevision;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSources;
import org.metatables.datasource.MissingCapabilityException;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.Database;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.Shop;
import org.metatables.lifecycle.WireTurns;
import org.metatables.naming.PhysicalName;
import org.metatables.testing.TestDatabase;

class TableDeletionTest extends DeletionTestCase {

    private static final TableDefinition ACCOUNT = Shop.table("account").build();
    private static final TableDefinition BASKET = Shop.table("basket").build();
    private static final DeleteOptions ROW = DeleteOptions.rowOnly();
    private static final DeleteOptions DROP = ROW.droppingTheTable();

    private static final String FAMILY = """
            create table parent (id int primary key);
            create table child (id int primary key, parent_id int references parent);
            create table grandchild (id int primary key, child_id int references child);
            """;

    TableDeletionTest(TestDatabase database) {
        super(database);
    }

    @Test
    void deletesTheRowAloneAndSaysThatTheTableStays() throws SQLException {
        database.execute("create table orders (id int)");
        register("orders", "external_registered", "external_registered");
        UUID uid = uid("orders");

        Deletion done = deletion.delete(uid, ROW);

        assertThat(done.tables())
                .containsExactly(new DeletedTable(uid, PhysicalName.inDefaultSchema("orders"), DeletedTable.Fate.KEPT));
        assertThat(done.wasDoneBefore()).isFalse();
        assertThat(done.summary()).contains("public.orders", uid.toString(), "the table itself is still there");
        assertThat(rows()).isEmpty();
        assertThat(tables()).containsExactly("orders");
    }

    @Test
    void neverDropsATableThatOthersOwn() throws SQLException {
        database.execute("create table orders (id int)");
        register("orders", "external_registered", "external_registered");

        assertThat(obstacles("orders", DROP.overridingProtection()))
                .containsExactly(new Obstacle.NotOurs(uid("orders"), PhysicalName.inDefaultSchema("orders")));
    }

    @Test
    void neverDropsATableThatSomebodyLetsARowStandFor() throws SQLException {
        backendManaged(
                "create table orders (id int); create schema others; create table others.orders (id int)", "orders");
        database.execute(
                "update metatables.meta_table set definition = '{\"table\": \"orders\"}', physical_schema = 'others'");

        assertThat(obstacles("orders", DROP))
                .containsExactly(new Obstacle.NotOurs(uid("orders"), new PhysicalName("others", "orders")));

        database.execute("update metatables.meta_table set physical_schema = 'public'");
        assertThat(deletion.delete(uid("orders"), DROP).tables())
                .extracting(DeletedTable::fate)
                .containsExactly(DeletedTable.Fate.DROPPED);
        database.execute("drop schema others cascade");
    }

    @Test
    void dropsATableThatTheCatalogMadeInTheSameTransaction() throws SQLException {
        backendManaged("create table \"We \"\"like\"\" it\" (id int)", "We \"like\" it");
        UUID uid = uid("We \"like\" it");

        Deletion done = deletion.delete(uid, DROP);

        assertThat(done.tables()).extracting(DeletedTable::fate).containsExactly(DeletedTable.Fate.DROPPED);
        assertThat(done.summary()).contains("the table itself is dropped");
        assertThat(tables()).isEmpty();
        assertThat(rows()).isEmpty();
    }

    @Test
    void whatWasDeletedBeforeIsNoError() throws SQLException {
        backendManaged("create table a (id int); create table b (id int)", "a", "b");
        UUID dropped = uid("a");
        UUID kept = uid("b");
        deletion.delete(dropped, DROP);
        deletion.delete(kept, ROW);

        assertThat(deletion.delete(dropped, DROP))
                .isEqualTo(new Deletion(
                        List.of(new DeletedTable(dropped, PhysicalName.inDefaultSchema("a"), DeletedTable.Fate.ABSENT)),
                        true));
        assertThat(deletion.delete(kept, ROW).tables())
                .extracting(DeletedTable::fate)
                .containsExactly(DeletedTable.Fate.KEPT);
        assertThatThrownBy(() -> deletion.delete(UUID.randomUUID(), ROW)).isInstanceOf(TableNotFoundException.class);
    }

    @Test
    void keepsTheHistoryOfWhatIsDeleted() throws SQLException {
        backendManaged("create table a (id int)", "a");
        UUID uid = uid("a");
        deletion.delete(uid, DROP);

        CatalogHistory history = CatalogHistory.of(database.database().dataSource());
        TableRevision last = history.revisions(uid).get(0);
        assertThat(last.kind()).isEqualTo(TableRevision.Kind.DELETED);
        assertThat(last.command()).contains("delete");
        assertThat(last.by()).isEqualTo(database.database().username());
        assertThat(history.asOf(uid, 1)).isPresent();
    }

    @Test
    void refusesAProtectedTableUnlessTheProtectionIsOverridden() throws SQLException {
        backendManaged("create table a (id int)", "a");
        UUID uid = uid("a");
        CatalogEditor.of(database.database().dataSource())
                .change(
                        Catalog.of(database.database().dataSource()).get(uid),
                        TableChange.none().protect());

        assertThat(obstacles("a", DROP))
                .containsExactly(new Obstacle.Protected(uid, PhysicalName.inDefaultSchema("a")));

        deletion.delete(uid, DROP.overridingProtection());
        assertThat(rows()).isEmpty();
    }

    @Test
    void namesTheTablesThatReferToAParent() throws SQLException {
        backendManaged(FAMILY, "parent", "child", "grandchild");

        assertThat(obstacles("parent", ROW))
                .containsExactly(new Obstacle.ReferredTo(
                        uid("parent"),
                        PhysicalName.inDefaultSchema("parent"),
                        List.of(PhysicalName.inDefaultSchema("child"))));
        assertThat(obstacles("parent", DROP.leavingDependents())).hasSize(1);
    }

    @Test
    void deletesAParentWithAllThatDependsOnItOrNothing() throws SQLException {
        backendManaged(FAMILY, "parent", "child", "grandchild");
        database.execute("update metatables.meta_table set protect_from_deletion = true"
                + " where physical_table_name = 'grandchild'");

        assertThat(obstacles("parent", DROP.withDependents()))
                .containsExactly(new Obstacle.Protected(uid("grandchild"), PhysicalName.inDefaultSchema("grandchild")));

        Deletion done = deletion.delete(uid("parent"), DROP.withDependents().overridingProtection());
        assertThat(done.tables())
                .extracting(table -> table.name().table())
                .startsWith("parent")
                .containsExactlyInAnyOrder("parent", "child", "grandchild");
        assertThat(rows()).isEmpty();
        assertThat(tables()).isEmpty();
    }

    @Test
    void leavesTheChildrenOfAParentWhoseRowAloneGoes() throws SQLException {
        backendManaged(FAMILY, "parent", "child", "grandchild");

        deletion.delete(uid("parent"), ROW.leavingDependents());

        assertThat(rows()).containsExactly("child", "grandchild");
        assertThat(tables()).containsExactly("child", "grandchild", "parent");
    }

    @Test
    void dropsTablesThatReferToEachOtherInACircle() throws SQLException {
        backendManaged("""
                create table hen (id int primary key, egg_id int);
                create table egg (id int primary key, hen_id int references hen);
                alter table hen add foreign key (egg_id) references egg;
                alter table hen add column mother_id int references hen;
                """, "hen", "egg");

        deletion.delete(uid("hen"), DROP.withDependents());

        assertThat(tables()).isEmpty();
        assertThat(rows()).isEmpty();
    }

    @Test
    void namesWhatNobodyRegisteredAndDependsOnATableThatIsToBeDropped() throws SQLException {
        backendManaged(FAMILY + """
                create view seen as select id from parent;
                create table heir () inherits (parent);
                """, "parent");

        assertThat(obstacles("parent", DROP))
                .containsExactly(new Obstacle.NeededOutside(
                        uid("parent"),
                        PhysicalName.inDefaultSchema("parent"),
                        List.of("public.child", "public.heir", "public.seen")));
        deletion.delete(uid("parent"), ROW);
        assertThat(tables()).contains("parent");
    }

    @Test
    void aTableThatIsToBeDroppedMustBeThereUnlessItsAbsenceIsAccepted() throws SQLException {
        register("ghost", "platform_managed", "backend_managed");
        UUID uid = uid("ghost");

        assertThat(obstacles("ghost", DROP))
                .containsExactly(new Obstacle.Missing(uid, PhysicalName.inDefaultSchema("ghost")));

        assertThat(deletion.delete(uid, DROP.evenWithoutTable()).tables())
                .extracting(DeletedTable::fate)
                .containsExactly(DeletedTable.Fate.ABSENT);
    }

    @Test
    void refusesATableThatItsProviderDeclaresUntilItDoesNot() throws SQLException {
        migrate(ACCOUNT, BASKET);
        UUID basket = uid("basket");

        List<Obstacle> obstacles = obstacles("basket", ROW);
        assertThat(obstacles)
                .containsExactly(new Obstacle.Declared(
                        basket, PhysicalName.inDefaultSchema("basket"), "shop:shop", "mvn liquibase:update"));
        assertThat(obstacles.get(0).sentence()).contains("run mvn liquibase:update");

        migrate(ACCOUNT);
        assertThat(obstacles("account", ROW)).hasSize(1);
        assertThat(deletion.delete(basket, ROW).tables())
                .extracting(DeletedTable::fate)
                .containsExactly(DeletedTable.Fate.KEPT);
        assertThat(rows()).containsExactly("account", "databasechangelog");
    }

    @Test
    void aTableThatIsDeclaredAgainIsNoMoreToBeDeleted() throws SQLException {
        migrate(ACCOUNT, BASKET);
        UUID basket = uid("basket");
        migrate(ACCOUNT);
        migrate(ACCOUNT, BASKET);

        assertThat(uid("basket")).isEqualTo(basket);
        assertThat(obstacles("basket", ROW)).hasSize(1);
        assertThat(deletion.delete(basket, ROW.overridingProtection()).tables()).hasSize(1);
        migrate(ACCOUNT, BASKET);
        assertThat(uid("basket")).isNotEqualTo(basket);
    }

    @Test
    void aMigrationWithNothingToDoWritesNothingAboutUndeclaredTables() throws SQLException {
        migrate(ACCOUNT, BASKET);
        migrate(ACCOUNT);
        String versions = "select xmin, undeclared_since from metatables.meta_table order by uid";
        List<String> before = database.rows(versions);

        migrate(ACCOUNT);

        assertThat(database.rows(versions)).isEqualTo(before);
    }

    @Test
    void refusesTheChangeLogOfOtherTables() throws SQLException {
        migrate(ACCOUNT);

        assertThat(obstacles("databasechangelog", ROW.overridingProtection()))
                .containsExactly(new Obstacle.RootOfOthers(
                        uid("databasechangelog"),
                        PhysicalName.inDefaultSchema("databasechangelog"),
                        List.of("public.account")));
    }

    @Test
    void refusesAReservedTableWhileItsMigrationGoesOnAndNotAfterItDied() throws Exception {
        try (Connection connection = database.connect()) {
            Migration.begin(connection, Shop.update(ACCOUNT)).reserve();
            assertThat(obstacles("account", ROW))
                    .contains(new Obstacle.Migrating(uid("account"), PhysicalName.inDefaultSchema("account")));
        }
        Database.await(() -> obstacles("account", ROW).size() == 1);
        assertThat(obstacles("account", ROW)).hasOnlyElementsOfType(Obstacle.Declared.class);

        Deletion done = deletion.delete(uid("account"), ROW.overridingProtection());
        assertThat(done.tables()).extracting(DeletedTable::fate).containsExactly(DeletedTable.Fate.ABSENT);
    }

    @Test
    void namesAllThatStandsAgainstItAtOnce() throws SQLException {
        migrate(Shop.table("account").protectFromDeletion(true).build());
        database.execute("create table child (account_uid uuid references account)");
        register("child", "external_registered", "external_registered");

        assertThat(obstacles("account", DROP))
                .extracting(obstacle -> obstacle.getClass().getSimpleName())
                .containsExactlyInAnyOrder("Protected", "Declared", "NotOurs", "ReferredTo");
        assertThatThrownBy(() -> deletion.delete(uid("account"), DROP))
                .hasMessageContaining("Nothing was deleted.")
                .hasMessageContaining("public.child");
    }

    @Test
    void dropsNothingInADataSourceThatIsNotCapableOfIt() throws SQLException {
        backendManaged("create table a (id int)", "a");
        UUID uid = uid("a");
        DataSources sources = DataSources.of(database.database().dataSource());
        sources.removeCapabilities(sources.find("default").orElseThrow().uid(), Set.of(Capability.TABLE_DDL));

        assertThatThrownBy(() -> deletion.delete(uid, DROP)).isInstanceOf(MissingCapabilityException.class);
        assertThat(rows()).containsExactly("a");
        assertThat(tables()).containsExactly("a");
        deletion.delete(uid, ROW);
        assertThat(rows()).isEmpty();
    }

    @Test
    void theRoundTripsDoNotGrowWithTheNumberOfDependents() throws SQLException {
        StringBuilder ddl = new StringBuilder("create table parent (id int primary key);");
        String[] names = new String[60];
        for (int i = 0; i < names.length; i++) {
            names[i] = "child_" + i;
            ddl.append("create table child_" + i + " (parent_id int references parent);");
        }
        backendManaged(ddl.toString(), names);
        backendManaged(
                "create table single (id int primary key); create table its_child (id int references single)",
                "parent",
                "single",
                "its_child");
        UUID parent = uid("parent");
        UUID single = uid("single");
        try (Connection connection = WireTurns.connect(database.database())) {
            TableDeletion onTheWire = TableDeletion.of(connection);
            int ofOne = WireTurns.of(() -> onTheWire.delete(single, DROP.withDependents()));
            int ofMany = WireTurns.of(() -> onTheWire.delete(parent, DROP.withDependents()));
            assertThat(ofMany).isEqualTo(ofOne).isLessThanOrEqualTo(5);
        }
        assertThat(tables()).isEmpty();
    }

    @Test
    void aLoginThatOwnsNothingDeletesNothing() throws SQLException {
        backendManaged("create table a (id int)", "a");
        database.database().createRole("deletion_test_reader", "secret");
        UUID uid = uid("a");

        assertThatThrownBy(() -> TableDeletion.of(database.database().dataSourceFor("deletion_test_reader", "secret"))
                        .delete(uid, ROW))
                .isInstanceOf(CatalogAccessException.class)
                .hasMessageContaining("permission denied");
    }
}
