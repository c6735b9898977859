package org.metatables.operation.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.statistics.Statistics;
import org.metatables.MetaTablesException;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.OperationKind;
import org.metatables.operation.ParameterStyle;
import org.metatables.operation.internal.text.StatementText;
import org.metatables.operation.internal.text.TextGate;

/**
 * What the analysis says about statements that nobody wrote against what PostgreSQL does with them: the locks that it takes to
 * prepare them, and what comes of them under a role with exactly the rights of the scope.
 */
class DifferentialTest {

    private static final int EVERY_DAY = 150;
    private static final int LONG = 20_000;
    private static final String SEED = "20261121";
    private static final StatementAnalysis ANALYSIS = new StatementAnalysis();
    private static final List<String> MUST_NOT_HAPPEN = List.of("42501", "25006", "P0099");

    private final Store<DifferentialDatabase> store =
            Store.getOrCreate(DifferentialDatabase.class, Lifespan.RUN, DifferentialDatabase::new);

    /** A statement with the operation that declares it. */
    record Declared(RandomStatements.Made statement, Declaration declaration) {

        @Override
        public String toString() {
            return declaration + ": " + statement.sql();
        }
    }

    @Provide
    Arbitrary<RandomStatements.Made> statements() {
        return Choices.any().map(choices -> new RandomStatements(choices).next());
    }

    @Provide
    Arbitrary<Declared> operations() {
        return Choices.any().map(choices -> {
            Map<PhysicalName, Access> scope = new LinkedHashMap<>();
            for (PhysicalName table : DifferentialDatabase.tables()) {
                int access = choices.below(8);
                if (access < 7) {
                    scope.put(table, access < 5 ? Access.WRITE : Access.READ);
                }
            }
            OperationKind[] kinds = OperationKind.values();
            boolean honest = choices.below(6) < 5;
            OperationKind other = kinds[choices.below(kinds.length)];
            RandomStatements.Made statement = new RandomStatements(choices).next();
            return new Declared(statement, new Declaration(honest ? statement.kind() : other, scope));
        });
    }

    @Property(tries = EVERY_DAY, seed = SEED)
    void findsTheRelationsThatPostgresqlLocks(@ForAll("statements") RandomStatements.Made made) throws SQLException {
        requireSameRelations(made.sql());
    }

    @Property(tries = EVERY_DAY)
    void findsTheRelationsThatPostgresqlLocksToday(@ForAll("statements") RandomStatements.Made made)
            throws SQLException {
        requireSameRelations(made.sql());
    }

    @Tag("long")
    @Property(tries = LONG)
    void findsTheRelationsThatPostgresqlLocksAtLength(@ForAll("statements") RandomStatements.Made made)
            throws SQLException {
        requireSameRelations(made.sql());
    }

    @Property(tries = EVERY_DAY, seed = SEED)
    void allowsOnlyWhatTheRightsOfTheScopeAllow(@ForAll("operations") Declared operation) throws SQLException {
        requireWithinRights(operation);
    }

    @Property(tries = EVERY_DAY)
    void allowsOnlyWhatTheRightsOfTheScopeAllowToday(@ForAll("operations") Declared operation) throws SQLException {
        requireWithinRights(operation);
    }

    @Tag("long")
    @Property(tries = LONG)
    void allowsOnlyWhatTheRightsOfTheScopeAllowAtLength(@ForAll("operations") Declared operation) throws SQLException {
        requireWithinRights(operation);
    }

    private void requireSameRelations(String sql) throws SQLException {
        Map<String, String> locks = store.get().locks(sql);
        Statistics.label("understood").collect(!locks.isEmpty());
        if (locks.isEmpty()) {
            return;
        }
        Map<String, Boolean> writes = new TreeMap<>();
        locks.forEach((table, modes) ->
                writes.put(table, modes.contains("RowExclusiveLock") || modes.contains("RowShareLock")));
        assertThat(writesByTable(sql)).isEqualTo(writes);
    }

    private Map<String, Boolean> writesByTable(String sql) throws SQLException {
        Connection connection = store.get().connection();
        TreeFacts tree =
                TreeFacts.of(ServerTree.read(connection, text(sql), List.of()).tree());
        Map<String, Boolean> writes = new TreeMap<>();
        CatalogFactsReader.read(connection, tree, List.of(), new ShippedObjects())
                .relations()
                .values()
                .forEach(relation -> writes.put(
                        relation.name().toString(),
                        tree.relations().get(relation.oid()).writes()));
        connection.rollback();
        return writes;
    }

    private void requireWithinRights(Declared operation) throws SQLException {
        String sql = operation.statement().sql();
        Declaration declaration = operation.declaration();
        boolean allowed = isAllowed(sql, declaration);
        Statistics.label("verdict").collect(allowed ? "allowed" : "refused");
        if (allowed) {
            boolean readOnly = !declaration.kind().writes();
            assertThat(store.get().run(sql, declaration.tables(), readOnly)).isNotIn(MUST_NOT_HAPPEN);
        }
    }

    private boolean isAllowed(String sql, Declaration declaration) throws SQLException {
        try {
            return ANALYSIS.analyse(
                                    store.get().connection(),
                                    text(sql),
                                    TypeHints.none(),
                                    declaration,
                                    KnownTables.none())
                            .verdict()
                    instanceof Verdict.Allowed;
        } catch (MetaTablesException refused) {
            return false;
        }
    }

    private static StatementText text(String sql) {
        return TextGate.read(sql, ParameterStyle.NAMED, Map.of());
    }
}
