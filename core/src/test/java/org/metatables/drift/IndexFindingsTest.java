package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.definition.UniqueConstraint;
import org.metatables.testing.TestDatabase;

/** When an index of the database has the shape of the declared one, and what makes columns unique. */
class IndexFindingsTest extends DriftTestCase {

    IndexFindingsTest(TestDatabase database) {
        super(database);
    }

    @ParameterizedTest
    @CsvSource({
        "a,                  false, ",
        "a nulls last,       false, ",
        "a,                  false, last",
        "a nulls first,      false, first",
        "a desc,             true,  ",
        "a desc nulls first, true,  FIRST",
        "a desc nulls last,  true,  last"
    })
    void acceptsTheDeclaredOrderAndPlaceOfNulls(String sql, boolean descending, String nulls) throws SQLException {
        createLine("create index on line (" + sql + ")");

        assertSame(line().index(ordered(descending, Optional.ofNullable(nulls))));
    }

    @ParameterizedTest
    @CsvSource({
        "a desc,            false, ,      btree (a),            btree (a DESC)",
        "a nulls first,     false, ,      btree (a),            btree (a NULLS FIRST)",
        "a,                 true,  ,      btree (a DESC),       btree (a)",
        "a desc nulls last, true,  first, btree (a DESC),       btree (a DESC NULLS LAST)",
        "a,                 false, first, btree (a NULLS FIRST), btree (a)"
    })
    void reportsAnotherOrderOrPlaceOfNulls(String sql, boolean descending, String nulls, String expected, String actual)
            throws SQLException {
        createLine("create index on line (" + sql + ")");

        List<Finding> findings = missingAndExtra(line().index(ordered(descending, Optional.ofNullable(nulls))));

        assertThat(findings.get(0).expected()).isEqualTo(expected);
        assertThat(findings.get(1).actual()).isEqualTo(actual);
    }

    @Test
    void storedColumnsMayComeInAnyOrderButNoneMayBeMissing() throws SQLException {
        createLine("create index on line (a) include (c, b)");

        assertSame(line().index(stored("b", "c")));
        assertThat(missingAndExtra(line().index(stored("b"))).get(0).expected()).isEqualTo("btree (a) INCLUDE (b)");
        missingAndExtra(line().index(stored()));
    }

    @ParameterizedTest
    @CsvSource({"hash, a", "brin, c", "gin, tags", "btree, c"})
    void acceptsTheDeclaredMethod(String method, String column) throws SQLException {
        createLine("create index on line using " + method + " (" + column + ")");

        assertSame(line().index(by(method, column)));
    }

    @Test
    void reportsAnotherMethod() throws SQLException {
        createLine("create index on line (a)");

        List<Finding> findings = missingAndExtra(line().index(by("hash", "a")));

        assertThat(findings.get(0).expected()).isEqualTo("hash (a)");
        assertThat(findings.get(1).actual()).isEqualTo("btree (a)");
    }

    @Test
    void aPartialIndexDoesNotServeInPlaceOfAWholeOneNorTheReverse() throws SQLException {
        createLine("create index on line (a) where c > 0");
        missingAndExtra(line().index(Index.on(List.of("a"), false)));

        execute("drop table line");
        createLine("create index on line (a)");
        missingAndExtra(line().index(partial("c > 0")));
    }

    @Test
    void reportsAnotherConditionAndAcceptsAnotherSpellingOfIt() throws SQLException {
        createLine("create index on line (a) where not (c is null) and b in ('x')");

        assertSame(line().index(partial("NOT (c IS NULL) and b = 'x'")));
        assertThat(missingAndExtra(line().index(partial("c is null"))).get(0).expected())
                .isEqualTo("btree (a) WHERE (c IS NULL)");
    }

    @Test
    void aUniqueIndexOfTheDeclaredShapeServesAnIndexThatNeedNotBeUnique() throws SQLException {
        createLine("create unique index on line (lower(a))");

        assertSame(line().index(lowerCase(false)));
        assertSame(line().index(lowerCase(true)));
    }

    @Test
    void anIndexThatAdmitsDuplicatesDoesNotServeAUniqueOne() throws SQLException {
        createLine("create index on line (lower(a))");

        assertThat(compare(line().index(lowerCase(true))).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.UNIQUE_MISSING, FindingKind.INDEX_EXTRA);
        assertSame(line().index(lowerCase(false)));
    }

    @Test
    void twoIndexesOfOneShapeAreNoDifference() throws SQLException {
        createLine("create index one on line (a); create index two on line (a)");

        assertSame(line().index(Index.on(List.of("a"), false)));
    }

    @Test
    void aUniqueConstraintServesADeclaredUniqueIndex() throws SQLException {
        createLine("alter table line add unique (b, a)");

        assertSame(line().index(Index.on(List.of("a", "b"), true)));
        assertSame(line().unique(unique("a", "b")));
    }

    @Test
    void aUniqueIndexServesADeclaredConstraintAndAUniqueColumn() throws SQLException {
        createLine("create unique index on line (b)");

        assertSame(line().unique(unique("b")));
        assertSame(table("line")
                .column(column("a", "text"))
                .column(column("b", "text").asUnique())
                .column(column("c", "integer"))
                .column(column("tags", "jsonb")));
    }

    @Test
    void uniquenessOfMoreColumnsIsNotUniquenessOfFewer() throws SQLException {
        createLine("alter table line add unique (a, b)");

        Verdict verdict = compare(line().unique(unique("a")));

        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::subject)
                .containsExactly(
                        tuple(FindingKind.UNIQUE_MISSING, "column a"), tuple(FindingKind.UNIQUE_EXTRA, "columns a, b"));
        assertThat(verdict.blocksActivation()).isTrue();
    }

    @Test
    void thePrimaryKeyServesADeclaredUniqueConstraintAndIsNoExtraUniqueness() throws SQLException {
        createLine("alter table line add primary key (b, a)");

        assertSame(line().primaryKey("a", "b").unique(unique("b", "a")));
        assertSame(line().primaryKey("a", "b").index(Index.on(List.of("b", "a"), true)));
    }

    @Test
    void aUniqueIndexThatIsNotValidKeepsNothingUnique() throws SQLException {
        createLine("create unique index broken on line (a)");
        execute("update pg_index set indisvalid = false where indexrelid = 'broken'::regclass");

        onlyFinding(line().unique(unique("a")), FindingKind.UNIQUE_MISSING);
    }

    @Test
    void cannotTellAnIndexThatPostgresCannotRead() throws SQLException {
        createLine("create index on line (b)");

        Verdict verdict = compare(line().index(Index.on(List.of("b"), false)).index(partial("no_such_column")));

        assertThat(verdict).isInstanceOf(Verdict.CannotTell.class);
        assertThat(((Verdict.CannotTell) verdict).reason()).contains("the declared index, a", "no_such_column");
        assertThat(verdict.blocksActivation()).isFalse();
    }

    private void createLine(String more) throws SQLException {
        execute("create table line (a text, b text, c integer, tags jsonb); " + more);
    }

    /** The two findings about an index that stands in the place of another. */
    private List<Finding> missingAndExtra(TableDefinitionBuilder definition) {
        List<Finding> findings = compare(definition).findings();
        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactly(FindingKind.INDEX_MISSING, FindingKind.INDEX_EXTRA);
        return findings;
    }

    private static TableDefinitionBuilder line() {
        return table("line")
                .column(column("a", "text"))
                .column(column("b", "text"))
                .column(column("c", "integer"))
                .column(column("tags", "jsonb"));
    }

    private static UniqueConstraint unique(String... columns) {
        return new UniqueConstraint(Optional.empty(), List.of(columns));
    }

    private static Index ordered(boolean descending, Optional<String> nulls) {
        return index(new Index.Part("a", false, descending, nulls), false, "btree", List.of(), Optional.empty());
    }

    private static Index stored(String... columns) {
        return index(Index.Part.column("a"), false, "btree", List.of(columns), Optional.empty());
    }

    private static Index by(String method, String column) {
        return index(Index.Part.column(column), false, method, List.of(), Optional.empty());
    }

    private static Index partial(String predicate) {
        return index(Index.Part.column("a"), false, "btree", List.of(), Optional.of(predicate));
    }

    private static Index lowerCase(boolean unique) {
        return index(
                new Index.Part("lower(a)", true, false, Optional.empty()),
                unique,
                "btree",
                List.of(),
                Optional.empty());
    }

    private static Index index(
            Index.Part part, boolean unique, String method, List<String> include, Optional<String> predicate) {
        return new Index(Optional.empty(), List.of(part), unique, method, include, predicate);
    }
}
