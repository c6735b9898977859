package org.metatables.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.TableNotFoundException;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.CrashingConnection;
import org.metatables.lifecycle.Shop;
import org.metatables.lifecycle.WireTurns;
import org.metatables.testing.TestDatabase;

class CatalogEditorTest extends ChangeTestCase {

    private static final TableDefinition DECLARED = Shop.table("account")
            .description("Declared.")
            .labels(List.of("Core"))
            .protectFromDeletion(true)
            .build();

    CatalogEditorTest(TestDatabase database) {
        super(database);
    }

    @Test
    void changesLabelsDescriptionAndProtectionAtOnce() throws SQLException {
        migrate(ACCOUNT);
        CatalogTable before = account();

        CatalogTable after = editor.change(
                before,
                TableChange.none().addLabels("pii", "eu").describe("Who buys.").protect());

        assertThat(after).isEqualTo(account());
        assertThat(after.labels()).containsExactly("pii", "eu");
        assertThat(after.description()).contains("Who buys.");
        assertThat(after.protectFromDeletion()).isTrue();
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.isActive()).isTrue();
        CatalogTable back = editor.change(
                after,
                TableChange.none().removeLabels("PII").withoutDescription().unprotect());
        assertThat(back.labels()).containsExactly("eu");
        assertThat(back.description()).isEmpty();
        assertThat(back.protectFromDeletion()).isFalse();
    }

    @Test
    void writesNothingWhereNothingBecomesOtherwise() throws SQLException {
        migrate(ACCOUNT);
        CatalogTable labelled = editor.addLabels(account().uid(), List.of("pii"));

        assertThat(editor.addLabels(labelled.uid(), List.of("PII", "pii"))).isEqualTo(labelled);
        assertThat(editor.removeLabels(labelled.uid(), List.of("never"))).isEqualTo(labelled);
        assertThat(editor.change(labelled, TableChange.none())).isEqualTo(labelled);
        assertThat(account()).isEqualTo(labelled);
    }

    @Test
    void takesThreeRoundTrips() throws SQLException {
        migrate(ACCOUNT);
        UUID uid = account().uid();
        try (Connection connection = WireTurns.connect(database.database())) {
            CatalogEditor onTheWire = CatalogEditor.of(connection);
            assertThat(WireTurns.of(() -> onTheWire.addLabels(uid, List.of("a"))))
                    .isEqualTo(3);
        }
    }

    @Test
    void changesOfDifferentThingsBothSurvive() throws SQLException {
        migrate(ACCOUNT);
        CatalogTable seen = account();

        editor.change(seen, TableChange.none().addLabels("one"));
        editor.change(seen, TableChange.none().describe("Other."));
        editor.change(seen, TableChange.none().addLabels("two", "ONE").protect());

        assertThat(account().labels()).containsExactly("one", "two");
        assertThat(account().description()).contains("Other.");
        assertThat(account().protectFromDeletion()).isTrue();
    }

    @Test
    void theLaterOfTwoChangesOfTheSameIsToldSo() throws SQLException {
        migrate(ACCOUNT);
        CatalogTable seen = editor.addLabels(account().uid(), List.of("kept"));
        editor.change(seen, TableChange.none().describe("First.").removeLabels("kept"));

        ConflictingChangeException conflict = catchThrowableOfType(
                ConflictingChangeException.class,
                () -> editor.change(seen, TableChange.none().describe("Second.").addLabels("kept", "new")));

        assertThat(conflict.fields()).containsExactly("the description", "the label 'kept'");
        assertThat(conflict.seenRevision()).isEqualTo(seen.revision());
        assertThat(conflict.currentRevision()).isEqualTo(account().revision());
        assertThat(conflict).hasMessageContaining("Nothing was written").hasMessageContaining(seen.uid() + "");
        assertThat(account().description()).contains("First.");
        assertThat(account().labels()).isEmpty();
    }

    @Test
    void twoWhoWantTheSameAreNoConflict() throws SQLException {
        migrate(ACCOUNT);
        CatalogTable seen = account();
        editor.change(seen, TableChange.none().describe("Same.").protect().addLabels("a"));

        CatalogTable after = editor.change(
                seen, TableChange.none().describe("Same.").protect().addLabels("A"));

        assertThat(after).isEqualTo(account());
    }

    @Test
    void takesAnotherOnesLabelAwayOnlyIfItWasSeen() throws SQLException {
        migrate(ACCOUNT);
        CatalogTable seen = account();
        editor.addLabels(seen.uid(), List.of("fresh"));

        assertThatThrownBy(() -> editor.change(seen, TableChange.none().removeLabels("fresh")))
                .isInstanceOf(ConflictingChangeException.class);
        assertThat(editor.removeLabels(seen.uid(), List.of("fresh")).labels()).isEmpty();
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        migrate(ACCOUNT);
        CatalogTable seen = account();
        int writers = 8;
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<CatalogTable>> changes = IntStream.range(0, writers)
                    .<Callable<CatalogTable>>mapToObj(i -> () -> {
                        start.await();
                        TableChange change = TableChange.none().addLabels("label " + i);
                        return editor.change(seen, i == 0 ? change.describe("Described.") : change);
                    })
                    .toList();
            for (Future<CatalogTable> change : threads.invokeAll(changes)) {
                change.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(account().labels()).hasSize(writers);
        assertThat(account().description()).contains("Described.");
        assertThat(account().revision()).isEqualTo(seen.revision() + writers);
    }

    @Test
    void whatPeopleSaidSurvivesAMigrationThatDeclaresOtherwise() throws SQLException {
        migrate(ACCOUNT);
        editor.change(
                account(),
                TableChange.none()
                        .addLabels("pii", "core")
                        .describe("By people.")
                        .protect());

        migrate(ACCOUNT);
        assertThat(account().description()).contains("By people.");
        migrate(DECLARED);
        assertThat(account().labels()).containsExactly("Core", "pii");
        assertThat(account().description()).contains("Declared.");
        assertThat(account().protectFromDeletion()).isTrue();
        migrate(ACCOUNT);

        assertThat(account().labels()).containsExactly("pii", "core");
        assertThat(account().description()).contains("By people.");
        assertThat(account().protectFromDeletion()).isTrue();
    }

    @Test
    void contradictsNothingThatTheCodeDeclares() throws SQLException {
        migrate(DECLARED);
        CatalogTable before = account();

        for (TableChange change : List.of(
                TableChange.none().removeLabels("CORE"),
                TableChange.none().describe("Otherwise."),
                TableChange.none().withoutDescription(),
                TableChange.none().unprotect(),
                TableChange.none().addLabels("fine").unprotect())) {
            assertThatThrownBy(() -> editor.change(before, change))
                    .isInstanceOf(DeclaredElsewhereException.class)
                    .hasMessageContaining("is declared with the table")
                    .hasMessageContaining("public.account")
                    .hasMessageContaining("Change it where it is declared");
        }
        assertThat(account()).isEqualTo(before);
        assertThat(editor.change(
                        before, TableChange.none().describe("Declared.").protect()))
                .isEqualTo(before);
        assertThat(editor.addLabels(before.uid(), List.of("pii")).labels()).containsExactly("Core", "pii");
    }

    @Test
    void ofATableThatNoCodeDeclaresPeopleMayChangeEverything() throws SQLException {
        registerExternally("orders", "'Registered.'", "sales,eu");
        CatalogTable orders = table("orders");

        CatalogTable after = editor.change(
                orders, TableChange.none().removeLabels("sales").addLabels("us").describe("Ours."));

        assertThat(after.labels()).containsExactly("eu", "us");
        assertThat(after.description()).contains("Ours.");
        database.execute("update metatables.meta_table set description = 'Registered.', labels = '{sales,eu}'"
                + " where physical_table_name = 'orders'");
        assertThat(table("orders").description()).contains("Ours.");
        assertThat(table("orders").labels()).containsExactly("sales", "eu", "us");
        assertThat(editor.change(table("orders"), TableChange.none().withoutDescription())
                        .description())
                .isEmpty();
    }

    @Test
    void namesTheUidThatItDoesNotKnow() {
        UUID unknown = UUID.fromString("00000000-0000-4000-8000-000000000000");
        assertThatThrownBy(() -> editor.addLabels(unknown, List.of("a")))
                .isInstanceOf(TableNotFoundException.class)
                .hasMessageContaining(unknown.toString());
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatIsCutAtAnyStatementChangesAllOrNothing(CrashingConnection.Moment moment) throws SQLException {
        TableChange change = TableChange.none().addLabels("pii").describe("Described.");
        int fatal = 0;
        boolean crashed = true;
        while (crashed) {
            fatal++;
            database.reset();
            migrate(ACCOUNT);
            CatalogTable seen = account();

            crashed = crashAt(fatal, moment, seen, change);

            assertThat(account().labels().isEmpty())
                    .isEqualTo(account().description().isEmpty());
            CatalogTable after = editor.change(seen, change);
            assertThat(after.labels()).containsExactly("pii");
            assertThat(after.revision()).isEqualTo(seen.revision() + 1);
            assertThat(history.revisions(seen.uid())).hasSize(2);
        }
        assertThat(fatal).as("statements of a change").isGreaterThan(2);
    }

    private boolean crashAt(int statement, CrashingConnection.Moment moment, CatalogTable seen, TableChange change)
            throws SQLException {
        CrashingConnection connection = new CrashingConnection(database, statement, moment);
        try {
            CatalogEditor.of(connection.open()).change(seen, change);
        } catch (RuntimeException crash) {
            assertThat(connection.crashed()).as(crash.toString()).isTrue();
        } finally {
            connection.close();
        }
        return connection.crashed();
    }

    @Test
    void aLoginThatOwnsNothingChangesNothing() throws SQLException {
        migrate(ACCOUNT);
        database.database().createRole("editor_test_reader", "secret");
        CatalogEditor reader = CatalogEditor.of(database.database().dataSourceFor("editor_test_reader", "secret"));
        UUID uid = account().uid();

        assertThatThrownBy(() -> reader.addLabels(uid, List.of("mine")))
                .isInstanceOf(CatalogAccessException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aDatabaseThatMayOnlyBeReadStaysAsItIs() throws SQLException {
        migrate(ACCOUNT);
        UUID uid = account().uid();
        try (Connection connection = database.connect()) {
            connection.createStatement().execute("set default_transaction_read_only = on");
            assertThatThrownBy(() -> CatalogEditor.of(connection).addLabels(uid, List.of("a")))
                    .isInstanceOf(CatalogAccessException.class)
                    .hasMessageContaining("read-only transaction");
        }
        assertThat(account().labels()).isEmpty();
        assertThat(editor.addLabels(uid, List.of("a")).labels()).containsExactly("a");
    }
}
