package org.metatables.operation.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.Access;
import org.metatables.operation.OperationKind;
import org.metatables.operation.internal.analysis.CatalogFacts.Function;
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
        TreeFacts tree = new TreeFacts(found, false, Map.of(1L, SELECT), Set.of(), Set.of(), Set.of());
        assertThat(verdict(declaration(kind, Access.WRITE), tree, table("r", false)))
                .contains(expected);
    }

    @Test
    void refusesRowLocksInASelectOnly() {
        TreeFacts locking =
                new TreeFacts(EnumSet.of(Command.SELECT), true, Map.of(1L, SELECT), Set.of(), Set.of(), Set.of());
        assertThat(verdict(declaration(OperationKind.SELECT, Access.READ), locking, table("r", false)))
                .contains("locks rows");
        TreeFacts writing = new TreeFacts(
                EnumSet.of(Command.UPDATE), true, Map.of(1L, SELECT | UPDATE), Set.of(), Set.of(), Set.of());
        assertThat(verdict(declaration(OperationKind.UPDATE, Access.WRITE), writing, table("r", false)))
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
        TreeFacts tree =
                new TreeFacts(EnumSet.of(Command.UPDATE), false, Map.of(1L, permissions), Set.of(), Set.of(), Set.of());
        assertThat(verdict(declaration(OperationKind.UPDATE, access), tree, table("r", false)))
                .contains(expected);
    }

    @Test
    void saysWhatToDeclareForATableBeyondTheScope() {
        Relation other = new Relation(1, new PhysicalName("pg_temp_3", "account"), "r", false);
        assertThat(verdict(declaration(OperationKind.SELECT, Access.READ), reading(), other))
                .contains("reads pg_temp_3.account, which its scope does not declare", "with read access");
        TreeFacts writing = new TreeFacts(
                EnumSet.of(Command.INSERT), false, Map.of(1L, INSERT | DELETE), Set.of(), Set.of(), Set.of());
        assertThat(verdict(declaration(OperationKind.INSERT, Access.WRITE), writing, other))
                .contains("writes pg_temp_3.account", "with write access");
    }

    @ParameterizedTest
    @CsvSource({
        "r, false, allowed",
        "p, false, allowed",
        "v, false, allowed",
        "r, true, not a plain table",
        "m, false, not a plain table",
        "f, false, not a plain table",
        "S, false, not a plain table",
        "t, false, not a plain table",
        "i, false, not a plain table",
        "x, false, not a plain table",
    })
    void admitsOnlyRelationsWhoseReachIsKnown(String kind, boolean rewrites, String expected) {
        assertThat(verdict(declaration(OperationKind.SELECT, Access.READ), reading(), table(kind, rewrites)))
                .contains(expected);
    }

    @Test
    void refusesAStatementWhoseTableIsGone() {
        CatalogFacts nothing = new CatalogFacts(List.of(), List.of(), List.of());
        assertThat(text(new Judge(FunctionList.shipped())
                        .judge(declaration(OperationKind.SELECT, Access.READ), reading(), nothing)))
                .contains("dropped while it was analysed");
    }

    @ParameterizedTest
    @CsvSource({
        "pg_catalog, lower, true, allowed",
        "pg_catalog, set_config, false, calls set_config",
        "public, lower, true, calls public.lower",
        "pg_catalog, now, false, allowed",
    })
    void judgesFunctions(String schema, String name, boolean isImmutable, String expected) {
        CatalogFacts facts = new CatalogFacts(
                List.of(table("r", false)), List.of(new Function(schema, name, "", isImmutable)), List.of());
        assertThat(text(new Judge(FunctionList.shipped())
                        .judge(declaration(OperationKind.SELECT, Access.READ), reading(), facts)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "pg_catalog, text, b, false, allowed",
        "pg_catalog, regclass, b, false, tell which objects",
        "pg_catalog, _regrole, b, false, tell which objects",
        "pg_catalog, regclass, b, true, tell which objects",
        "public, regclass, b, false, allowed",
        "public, code, d, true, allowed",
        "public, code, d, false, its checks and its parts are not judged",
        "public, secret, c, false, its checks and its parts are not judged",
        "public, account, c, true, allowed",
        "public, codes, r, false, its checks and its parts are not judged",
        "pg_catalog, int4range, r, false, allowed",
        "public, state, e, false, allowed",
        "information_schema, cardinal_number, d, false, its checks and its parts are not judged",
    })
    void judgesTypes(String schema, String name, String kind, boolean touched, String expected) {
        CatalogFacts facts =
                new CatalogFacts(List.of(table("r", false)), List.of(), List.of(new Type(schema, name, kind, touched)));
        assertThat(text(new Judge(FunctionList.shipped())
                        .judge(declaration(OperationKind.SELECT, Access.READ), reading(), facts)))
                .contains(expected);
    }

    private static TreeFacts reading() {
        return new TreeFacts(EnumSet.of(Command.SELECT), false, Map.of(1L, SELECT), Set.of(), Set.of(), Set.of());
    }

    private static Declaration declaration(OperationKind kind, Access access) {
        return new Declaration(kind, Map.of(ACCOUNT, access));
    }

    private static Relation table(String kind, boolean rewrites) {
        return new Relation(1, ACCOUNT, kind, rewrites);
    }

    private static String verdict(Declaration declaration, TreeFacts tree, Relation relation) {
        return text(new Judge(FunctionList.shipped())
                .judge(declaration, tree, new CatalogFacts(List.of(relation), List.of(), List.of())));
    }

    private static String text(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.reason().toString() : ALLOWED;
    }
}
