package org.metatables.hibernate.extract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.metatables.annotations.MetaTable;
import org.metatables.definition.TableDefinition;
import org.metatables.hibernate.extract.twins.DailyReturns;
import org.metatables.hibernate.testing.Boot;
import org.metatables.hibernate.testing.Log;
import org.metatables.settings.MetaTablesSettings;

class EntitySelectionTest {

    @Entity(name = "Annotated")
    @MetaTable(
            namespace = "own",
            identifier = "mine",
            labels = {"a", "b"},
            dataSource = " warehouse ",
            protectFromDeletion = true)
    static class Annotated {
        @Id
        Long id;
    }

    @Entity(name = "Plain")
    static class Plain {
        @Id
        Long id;
    }

    private static Boot demo() {
        return Boot.of(Annotated.class, Plain.class, DailyReturns.class).with(MetaTablesSettings.PROJECT, "demo");
    }

    @Test
    void takesTheEntitiesThatSaySo() {
        assertThat(tables(demo()))
                .extracting(table -> table.name().table())
                .containsExactly("demo__annotated", "demo__daily_returns");
    }

    @Test
    void warnsOfASettingThatNothingReads() {
        try (Log log = new Log(EntityExtractor.class.getPackageName())) {
            tables(demo().with("metatables.entity", "all"));

            assertThat(log.warnings()).containsExactly("There is no setting metatables.entity. It is ignored.");
        }
        try (Log log = new Log(EntityExtractor.class.getPackageName())) {
            tables(demo().with("metatables.entites", "all"));

            assertThat(log.warnings())
                    .containsExactly(
                            "There is no setting metatables.entites. Did you mean metatables.entities? It is ignored.");
        }
    }

    @Test
    void takesAllEntitiesWhereTheProjectAsksForThem() {
        assertThat(tables(demo().with(MetaTablesSettings.ENTITIES, "all")))
                .extracting(table -> table.name().table())
                .containsExactly("demo__annotated", "demo__plain", "demo__daily_returns");
    }

    @Test
    void takesNoneOutsideThePackagesOfTheProvider() {
        assertThat(tables(demo().with(MetaTablesSettings.PACKAGES, DailyReturns.class.getPackageName())))
                .extracting(table -> table.name().table())
                .containsExactly("demo__daily_returns");
    }

    @Test
    void readsWhatTheAnnotationSays() {
        TableDefinition table = tables(demo()).get(0);
        assertThat(table.namespace()).isEqualTo("own");
        assertThat(table.identifier()).contains("mine");
        assertThat(table.labels()).containsExactly("a", "b");
        assertThat(table.protectFromDeletion()).isTrue();
        assertThat(table.dataSource()).contains("warehouse");
        assertThat(tables(demo()).get(1).dataSource()).isEmpty();
    }

    @Test
    void namesAnEntityBareWhereThereIsNoProject() {
        List<TableDefinition> tables = tables(Boot.of(DailyReturns.class).with(MetaTablesSettings.NAMESPACE, "ns"));
        assertThat(tables.get(0).identifier()).contains("DailyReturns");
        assertThat(tables.get(0).name().table()).isEqualTo("daily_returns");
    }

    private static List<TableDefinition> tables(Boot boot) {
        return EntityExtractor.extract(boot.offlineMetadata(), "test").get(0).tables().stream()
                .map(ExtractedTable::definition)
                .toList();
    }
}
