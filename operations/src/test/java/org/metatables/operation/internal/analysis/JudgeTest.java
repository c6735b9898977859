package org.metatables.operation.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.OperationKind;
import org.metatables.operation.internal.analysis.CatalogFacts.Column;
import org.metatables.operation.internal.analysis.CatalogFacts.Function;
import org.metatables.operation.internal.analysis.CatalogFacts.Listing;
import org.metatables.operation.internal.analysis.CatalogFacts.Relation;
import org.metatables.operation.internal.analysis.CatalogFacts.Type;

/** The verdict on facts made by hand. */
class JudgeTest {

    private static final PhysicalName ACCOUNT = new PhysicalName("public", "account");
    private static final long SELECT = 2;
    private static final long INSERT = 1;
    private static final long UPDATE = 4;
    private static final long DELETE = 8;
    private static final String ALLOWED = "allowed";

    @ParameterizedTest
    @CsvSource({
        "SELECT, SELECT, allowed",
        "SELECT, SELECT INSERT, contains INSERT",
        "SELECT, SELECT UPDATE DELETE, contains UPDATE and DELETE",
        "SELECT, UTILITY, contains UTILITY",
        "INSERT, INSERT, allowed",
        "INSERT, SELECT INSERT NOTHING, allowed",
        "INSERT, SELECT, contains none",
        "INSERT, INSERT UPDATE, contains UPDATE",
        "INSERT, MERGE INSERT, contains MERGE",
        "UPDATE, UPDATE SELECT, allowed",
        "UPDATE, UPDATE DELETE, contains DELETE",
        "UPDATE, NOTHING, contains none",
        "DELETE, DELETE, allowed",
        "DELETE, DELETE INSERT, contains INSERT",
        "UPSERT, INSERT, allowed",
        "UPSERT, INSERT UPDATE, allowed",
        "UPSERT, MERGE INSERT UPDATE NOTHING, allowed",
        "UPSERT, MERGE, allowed",
        "UPSERT, MERGE DELETE, contains DELETE",
        "UPSERT, UPDATE, contains none",
        "UPSERT, SELECT UTILITY, contains UTILITY",
    })
    void comparesTheCommandsWithTheKind(OperationKind kind, String commands, String expected) {
        EnumSet<Command> found = EnumSet.noneOf(Command.class);
        Arrays.stream(commands.split(" ")).map(Command::valueOf).forEach(found::add);
        TreeFacts tree = facts(found, false, SELECT);
        assertThat(verdict(declaration(kind, Access.WRITE), tree, table("r", "")))
                .contains(expected);
    }

    @Test
    void refusesRowLocksInASelectOnly() {
        TreeFacts locking = facts(EnumSet.of(Command.SELECT), true, SELECT);
        assertThat(verdict(declaration(OperationKind.SELECT, Access.READ), locking, table("r", "")))
                .contains("locks rows");
        TreeFacts writing = facts(EnumSet.of(Command.UPDATE), true, SELECT | UPDATE);
        assertThat(verdict(declaration(OperationKind.UPDATE, Access.WRITE), writing, table("r", "")))
                .isEqualTo(ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "2, READ, allowed",
        "0, READ, allowed",
        "2, WRITE, allowed",
        "1, WRITE, allowed",
        "1, READ, declares with read access",
        "6, READ, declares with read access",
        "10, READ, declares with read access",
        "16, READ, declares with read access",
    })
    void comparesThePermissionsWithTheAccess(long permissions, Access access, String expected) {
        TreeFacts tree = facts(EnumSet.of(Command.UPDATE), false, permissions);
        assertThat(verdict(declaration(OperationKind.UPDATE, access), tree, table("r", "")))
                .contains(expected);
    }

    @Test
    void saysWhatToDeclareForATableBeyondTheScope() {
        Relation other = new Relation(1, new PhysicalName("pg_temp_3", "account"), "r", "");
        assertThat(verdict(declaration(OperationKind.SELECT, Access.READ), reading(), other))
                .contains("reads pg_temp_3.account, which its scope does not declare", "with read access");
        TreeFacts writing = facts(EnumSet.of(Command.INSERT), false, INSERT | DELETE);
        assertThat(verdict(declaration(OperationKind.INSERT, Access.WRITE), writing, other))
                .contains("writes pg_temp_3.account", "with write access");
    }

    @ParameterizedTest
    @CsvSource({
        "r, '', allowed",
        "p, '', allowed",
        "v, '', allowed",
        "m, '', allowed",
        "r, rules, which has rewrite rules",
        "v, rules, which has rewrite rules",
        "v, triggers, allowed",
        "p, foreign, a part of which is a foreign table",
        "f, '', a foreign table",
        "S, '', a sequence and no table",
        "t, '', which is no table",
        "i, '', which is no table",
        "c, '', which is no table",
        "x, '', which is no table",
    })
    void admitsOnlyRelationsWhoseReachIsKnown(String kind, String extra, String expected) {
        assertThat(verdict(declaration(OperationKind.SELECT, Access.READ), reading(), table(kind, extra)))
                .contains(expected);
    }

    @Test
    void refusesWritesToAViewThatTriggersCarryOut() {
        TreeFacts writing = facts(EnumSet.of(Command.UPDATE), false, UPDATE);
        assertThat(verdict(declaration(OperationKind.UPDATE, Access.WRITE), writing, table("v", "triggers")))
                .contains("a view that triggers write");
    }

    @Test
    void tellsTheColumnsThatAreTouched() {
        RelationUse use = new RelationUse(SELECT | UPDATE, Set.of(0, 1, -1), Set.of(), Set.of(2));
        TreeFacts tree = new TreeFacts(
                EnumSet.of(Command.UPDATE), false, Map.of(1L, use), Set.of(), Set.of(), Set.of(), Set.of());
        CatalogFacts catalog = new CatalogFacts(
                Map.of(1L, table("r", "")),
                Map.of(),
                Map.of(new Column(1, 1), "code", new Column(1, 2), "name", new Column(1, -1), "ctid"),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of());
        assertThat(judge(declaration(OperationKind.UPDATE, Access.WRITE), tree, catalog))
                .isEqualTo(new Verdict.Allowed(
                        List.of(new TouchedTable(
                                ACCOUNT,
                                Access.WRITE,
                                true,
                                Set.of("code", "ctid"),
                                Set.of(),
                                Set.of("name"),
                                Optional.empty())),
                        false));
    }

    @Test
    void refusesAStatementWhoseTableIsGone() {
        assertThat(text(judge(declaration(OperationKind.SELECT, Access.READ), reading(), catalog(Map.of()))))
                .contains("dropped while it was analysed");
    }

    @ParameterizedTest
    @CsvSource({
        "870, pg_catalog, lower, text, allowed",
        "870, pg_catalog, upper, text, calls upper(text)",
        "870, pg_catalog, lower, bytea, calls lower(bytea)",
        "16385, pg_catalog, lower, text, calls lower(text)",
        "870, public, lower, text, calls public.lower(text)",
        "2078, pg_catalog, set_config, 'text, text, boolean', calls set_config",
        "1299, pg_catalog, now, '', allowed",
    })
    void judgesFunctions(long oid, String schema, String name, String arguments, String expected) {
        CatalogFacts facts = new CatalogFacts(
                Map.of(1L, table("r", "")),
                Map.of(),
                Map.of(),
                List.of(new Function(oid, schema, name, arguments, Listing.NONE)),
                List.of(),
                Map.of(),
                List.of(),
                List.of());
        assertThat(text(judge(declaration(OperationKind.SELECT, Access.READ), reading(), facts)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "pg_catalog, text, true, allowed",
        "pg_catalog, regclass, true, would tell what exists",
        "pg_catalog, _regrole, true, would tell what exists",
        "public, regclass, true, allowed",
        "public, code, true, allowed",
        "public, code, false, which no table of its scope has",
    })
    void judgesTypes(String schema, String name, boolean known, String expected) {
        CatalogFacts facts = new CatalogFacts(
                Map.of(1L, table("r", "")),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(new Type(schema, name, known)),
                Map.of(),
                List.of(),
                List.of());
        assertThat(text(judge(declaration(OperationKind.SELECT, Access.READ), reading(), facts)))
                .contains(expected);
    }

    private static TreeFacts reading() {
        return facts(EnumSet.of(Command.SELECT), false, SELECT);
    }

    private static TreeFacts facts(Set<Command> commands, boolean locksRows, long permissions) {
        return new TreeFacts(
                commands, locksRows, Map.of(1L, RelationUse.of(permissions)), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Declaration declaration(OperationKind kind, Access access) {
        return new Declaration(kind, Map.of(ACCOUNT, access));
    }

    private static Relation table(String kind, String extra) {
        return new Relation(1, ACCOUNT, kind, extra);
    }

    private static CatalogFacts catalog(Map<Long, Relation> relations) {
        return new CatalogFacts(relations, Map.of(), Map.of(), List.of(), List.of(), Map.of(), List.of(), List.of());
    }

    private static String verdict(Declaration declaration, TreeFacts tree, Relation relation) {
        return text(judge(declaration, tree, catalog(Map.of(1L, relation))));
    }

    private static Verdict judge(Declaration declaration, TreeFacts tree, CatalogFacts catalog) {
        return new Judge(FunctionList.shipped()).judge(declaration, Reach.of(tree, catalog), catalog);
    }

    private static String text(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.reason().toString() : ALLOWED;
    }
}
