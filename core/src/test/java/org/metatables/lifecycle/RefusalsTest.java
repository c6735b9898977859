package org.metatables.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.ProvisioningStatus;
import org.metatables.drift.Finding;
import org.metatables.drift.FindingKind;
import org.metatables.naming.PhysicalName;

/** What a person reads when a migration is refused or does not match. */
class RefusalsTest {

    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final PhysicalName ACCOUNT = PhysicalName.inDefaultSchema("account");
    private static final PhysicalName CUSTOMER = PhysicalName.inDefaultSchema("customer");
    private static final Conflict FOREIGN = new Conflict.ForeignTable(ACCOUNT, "shop:main", OTHER, "billing:main");
    private static final Conflict DUPLICATE =
            new Conflict.DuplicateIdentifier(CUSTOMER, "shop", "shop.Customer", ACCOUNT, OTHER, "shop:main");

    @Test
    void aForeignTableNamesBothOwnersAndWhatEachMayDo() {
        assertThat(ReservationRefusedException.of(List.of(FOREIGN)))
                .isInstanceOf(ForeignTableException.class)
                .hasMessageStartingWith("The table public.account belongs to 'billing:main' (uid " + OTHER
                        + "), not to 'shop:main'. Nothing was written. Give the table another name")
                .hasMessageContaining("metatables.provider.key")
                .hasMessageContaining("TableProvider.changeLog()");
    }

    @Test
    void aDuplicateIdentifierNamesBothTables() {
        assertThat(ReservationRefusedException.of(List.of(DUPLICATE)))
                .isInstanceOf(DuplicateIdentifierException.class)
                .hasMessageStartingWith(
                        "The identifier 'shop.Customer' of the table public.customer belongs in the namespace"
                                + " 'shop' to the table public.account of 'shop:main' (uid " + OTHER
                                + "). Nothing was written.")
                .hasMessageContaining("@MetaTable(identifier)");
    }

    @Test
    void aDuplicateIdentifierSaysHowTheRowFollowsATableThatIsRenamedOrMoved() {
        Conflict moved = new Conflict.DuplicateIdentifier(
                new PhysicalName("depot", "john's"), "shop", "shop.John", ACCOUNT, OTHER, "shop:main");

        assertThat(ReservationRefusedException.of(List.of(moved)))
                .hasMessageContaining("update metatables.meta_table set physical_schema = 'depot',"
                        + " physical_table_name = 'john''s' where uid = '" + OTHER + "';")
                .hasMessageContaining("liquibase.liquibaseSchemaName");
    }

    @Test
    void aForeignTableWeighsMoreAndNothingIsLeftUnsaid() {
        ReservationRefusedException refused = ReservationRefusedException.of(List.of(DUPLICATE, FOREIGN));

        assertThat(refused).isInstanceOf(ForeignTableException.class);
        assertThat(refused.conflicts()).containsExactly(DUPLICATE, FOREIGN);
        assertThat(refused.getMessage()).contains(DUPLICATE.sentence(), FOREIGN.sentence());
    }

    @Test
    void aMissingRoleIsQuotedInTheAdviceSoThatItCanBePasted() {
        assertThat(new MissingRoleException("App \"x\""))
                .hasMessageContaining("create role \"App \"\"x\"\"\" login")
                .hasMessageContaining("metatables.operations.role");
    }

    @Test
    void aMismatchListsEveryTableOnALineOfItsOwnAndThenWhatToDo() {
        Finding finding =
                new Finding(FindingKind.TYPE_DIFFERS, ACCOUNT, "column region", "text", "integer", "Add a change set.");
        TableOutcome root =
                outcome(PhysicalName.inDefaultSchema("databasechangelog"), true, List.of(), Optional.empty());
        TableOutcome account = outcome(ACCOUNT, false, List.of(finding), Optional.empty());
        TableOutcome customer = outcome(CUSTOMER, false, List.of(), Optional.of("Its row was deleted."));

        FinalisationReport one = new FinalisationReport(OTHER, root, List.of(account));
        FinalisationReport both = new FinalisationReport(OTHER, root, List.of(account, customer));

        assertThat(new FinalisationException(one))
                .hasMessageStartingWith("The migration ended, but 1 table does not match");
        assertThat(new FinalisationException(both).getMessage().lines().toList())
                .containsExactly(
                        "The migration ended, but 2 tables do not match what is declared:",
                        "  " + finding.line(),
                        "  public.customer: Its row was deleted.",
                        "Correct the changelog or the entities, and run the command again.");
        assertThat(both.summary()).isEqualTo("2 tables: 0 active, 0 of them newly");
    }

    @Test
    void aTableThatWasActiveBeforeIsNotCountedAsNew() {
        TableOutcome root =
                outcome(PhysicalName.inDefaultSchema("databasechangelog"), true, List.of(), Optional.empty());
        TableOutcome old = new TableOutcome(
                OTHER,
                Optional.empty(),
                ACCOUNT,
                ProvisioningStatus.ACTIVE,
                ProvisioningStatus.ACTIVE,
                true,
                true,
                List.of(),
                List.of(),
                Optional.empty());

        FinalisationReport report = new FinalisationReport(OTHER, root, List.of(old));

        assertThat(report.ok()).isTrue();
        assertThat(report.summary()).isEqualTo("1 table: 1 active, 0 of them newly");
    }

    private static TableOutcome outcome(
            PhysicalName name, boolean asDeclared, List<Finding> findings, Optional<String> remark) {
        return new TableOutcome(
                OTHER,
                Optional.empty(),
                name,
                ProvisioningStatus.RESERVED,
                asDeclared ? ProvisioningStatus.ACTIVE : ProvisioningStatus.RESERVED,
                asDeclared,
                true,
                findings,
                List.of(),
                remark);
    }
}
