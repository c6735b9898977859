package org.metatables.hibernate.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.junit.jupiter.api.Test;
import org.metatables.definition.DefinitionJson;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.UniqueConstraint;
import org.metatables.drift.Comparison;
import org.metatables.drift.DriftReport;
import org.metatables.hibernate.extract.zoo.ArraysAndJson;
import org.metatables.hibernate.extract.zoo.BasicTypes;
import org.metatables.hibernate.extract.zoo.Details;
import org.metatables.hibernate.extract.zoo.Inheritance;
import org.metatables.hibernate.extract.zoo.Keys;
import org.metatables.hibernate.extract.zoo.Plurals;
import org.metatables.hibernate.extract.zoo.TimeTypes;
import org.metatables.hibernate.testing.Boot;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

/** Every mapping of the zoo, extracted and then held against the tables that Hibernate itself makes of it. */
@PostgresTest
class MappingZooTest {

    private static final Class<?>[] ZOO = Stream.of(
                    new Class<?>[] {BasicTypes.class, TimeTypes.class, ArraysAndJson.class},
                    Details.class.getDeclaredClasses(),
                    Keys.class.getDeclaredClasses(),
                    Inheritance.class.getDeclaredClasses(),
                    Plurals.class.getDeclaredClasses())
            .flatMap(Arrays::stream)
            .toArray(Class<?>[]::new);

    private static Boot zoo() {
        return Boot.of(ZOO).with("metatables.project", "zoo").with("metatables.startup", "off");
    }

    @Test
    void definesExactlyWhatHibernateCreatesInPostgres(TestDatabase database) throws SQLException {
        Metadata metadata = zoo().creatingTables().metadataOn(database);
        List<TableDefinition> before = definitions(metadata);
        try (SessionFactory factory = metadata.buildSessionFactory();
                Connection connection = database.connect()) {
            assertThat(factory.isOpen()).isTrue();
            assertThat(definitions(metadata))
                    .as("the same before and after the session factory was built")
                    .isEqualTo(before);
            DriftReport report = Comparison.compare(connection, before);
            assertThat(report.text()).isEmpty();
            assertThat(report.verdicts()).hasSize(before.size());
        }
    }

    @Test
    void definesTheSameOfflineAsOnTheDatabase(TestDatabase database) {
        assertThat(definitions(zoo().offlineMetadata())).isEqualTo(definitions(zoo().metadataOn(database)));
    }

    @Test
    void definitionsSurviveTheirContractFile() {
        for (TableDefinition table : definitions(zoo().offlineMetadata())) {
            assertThat(DefinitionJson.readTable(DefinitionJson.write(table), "test"))
                    .isEqualTo(table);
        }
    }

    @Test
    void namesEachTableAfterItsEntityAndAttribute() {
        assertThat(definitions(zoo().offlineMetadata()))
                .extracting(TableDefinition::identifier)
                .map(Optional::orElseThrow)
                .containsExactlyInAnyOrder(
                        "zoo.Animal",
                        "zoo.Cat.nicknames",
                        "zoo.ArraysAndJson",
                        "zoo.BasicTypes",
                        "zoo.ByDatabase",
                        "zoo.ByIdentity",
                        "zoo.ByOwnSequence",
                        "zoo.BySequence",
                        "zoo.CardPayment",
                        "zoo.CashPayment",
                        "zoo.Payment.remarks",
                        "zoo.Detailed",
                        "zoo.Line",
                        "zoo.Person",
                        "zoo.Person.addresses",
                        "zoo.Person.aliases",
                        "zoo.Person.bag",
                        "zoo.Person.mentoredIn",
                        "zoo.Person.person_bio",
                        "zoo.Person.scores",
                        "zoo.Person.skills",
                        "zoo.Person.tags",
                        "zoo.Pet",
                        "zoo.SharedKey",
                        "zoo.Skill",
                        "zoo.Team",
                        "zoo.Team.people",
                        "zoo.Team.required",
                        "zoo.TimeTypes",
                        "zoo.Truck",
                        "zoo.Vehicle");
    }

    @Test
    void keepsTheColumnOrderOfTheSource() {
        assertThat(columnsOf("zoo.Animal"))
                .containsExactly("id", "zname", "anote", "species", "lives", "barks", "kind");
        assertThat(columnsOf("zoo.Truck")).containsExactly("id", "load", "trailer_id");
        assertThat(columnsOf("zoo.CardPayment")).containsExactly("id", "reference", "vehicle_id", "card");
        assertThat(columnsOf("zoo.Person")).containsExactly("id", "zip_code", "city", "work_zip", "work_city");
        assertThat(columnsOf("zoo.Person.scores")).containsExactly("person_id", "game", "scores");
        assertThat(columnsOf("zoo.Pet")).containsExactly("id", "owner_id", "position");
        assertThat(columnsOf("zoo.Line")).startsWith("orderno", "lineno", "previous_orderno", "previous_lineno");
    }

    @Test
    void theKeyOfASetHasNoNameSinceHibernateWouldNameItAfterTheTableOfTheEntity() {
        assertThat(definitions(zoo().offlineMetadata()))
                .filteredOn(table -> table.identifier().equals(Optional.of("zoo.Person.tags")))
                .flatMap(TableDefinition::uniques)
                .singleElement()
                .isEqualTo(new UniqueConstraint(Optional.empty(), List.of("person_id", "tags")));
    }

    private static List<String> columnsOf(String identifier) {
        return definitions(zoo().offlineMetadata()).stream()
                .filter(table -> table.identifier().equals(Optional.of(identifier)))
                .flatMap(table -> table.columns().stream())
                .map(column -> column.name())
                .toList();
    }

    private static List<TableDefinition> definitions(Metadata metadata) {
        return EntityExtractor.extract(metadata, "zoo").get(0).tables().stream()
                .map(ExtractedTable::definition)
                .toList();
    }
}
