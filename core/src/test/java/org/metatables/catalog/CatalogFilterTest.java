package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a filter may be made of, by the names of the wire and by its builder (7.4 of the specification). */
class CatalogFilterTest {

    private static final UUID UID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID OTHER_UID = UUID.fromString("00000000-0000-4000-8000-000000000002");

    @Test
    void theBuilderAndTheWireMakeTheSameFilters() {
        Map<String, CatalogFilterBuilder> filters = new LinkedHashMap<>();
        filters.put("identifier=a", CatalogFilter.builder().identifier("a"));
        filters.put("identifier__in=a,b", CatalogFilter.builder().identifierIn(List.of("a", "b")));
        filters.put("identifier__contains=a", CatalogFilter.builder().identifierContains("a"));
        filters.put("uid=" + UID, CatalogFilter.builder().uid(UID));
        filters.put("uid__in=" + UID + "," + OTHER_UID, CatalogFilter.builder().uidIn(List.of(UID, OTHER_UID)));
        filters.put("data_source__uid=" + UID, CatalogFilter.builder().dataSourceUid(UID));
        filters.put("data_source__uid__in=" + UID, CatalogFilter.builder().dataSourceUidIn(List.of(UID)));
        filters.put("namespace=a", CatalogFilter.builder().namespace("a"));
        filters.put("namespace__contains=a", CatalogFilter.builder().namespaceContains("a"));
        filters.put("namespace__in=a,b", CatalogFilter.builder().namespaceIn(List.of("a", "b")));
        filters.put("namespace__isnull=False", CatalogFilter.builder().namespaceIsNull(false));
        filters.put(
                "management_mode=platform_managed",
                CatalogFilter.builder().managementMode(ManagementMode.PLATFORM_MANAGED));
        filters.put("provisioning_status=active", CatalogFilter.builder().status(ProvisioningStatus.ACTIVE));
        filters.put(
                "schema_management_mode=alembic_managed",
                CatalogFilter.builder().schemaManagementMode(SchemaManagementMode.ALEMBIC_MANAGED));
        filters.put("migration_provider_key=a", CatalogFilter.builder().providerKey("a"));
        filters.put("migration_provider_key__in=a,b", CatalogFilter.builder().providerKeyIn(List.of("a", "b")));
        filters.put("physical_schema=a", CatalogFilter.builder().physicalSchema("a"));
        filters.put("physical_schema__in=a,b", CatalogFilter.builder().physicalSchemaIn(List.of("a", "b")));
        filters.put("physical_table_name=a", CatalogFilter.builder().physicalTableName("a"));
        filters.put("physical_table_name__contains=a", CatalogFilter.builder().physicalTableNameContains("a"));
        filters.put("physical_table_name__in=a,b", CatalogFilter.builder().physicalTableNameIn(List.of("a", "b")));
        filters.put("labels=a", CatalogFilter.builder().label("a"));
        filters.put("labels__in=a,b", CatalogFilter.builder().labelIn(List.of("a", "b")));
        filters.put("labels__contains=a", CatalogFilter.builder().labelContains("a"));

        filters.forEach((parameter, filter) ->
                assertThat(ofParameter(parameter)).as(parameter).isEqualTo(filter.build()));
        assertThat(filters)
                .as("every filter there is")
                .hasSize(List.of(FilterField.values()).stream()
                        .mapToInt(field -> field.lookups().size())
                        .sum());
    }

    @Test
    void parametersWithoutAValueDoNotFilterAndValuesAreTrimmed() {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("namespace", null);
        parameters.put("identifier", "  shop.Account\n");
        parameters.put("labels__in", " a , b ");

        assertThat(CatalogFilter.ofParameters(parameters))
                .isEqualTo(CatalogFilter.builder()
                        .identifier("shop.Account")
                        .labelIn(List.of("a", "b"))
                        .build());
        assertThat(CatalogFilter.ofParameters(Map.of())).isEqualTo(CatalogFilter.all());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour",
                "Identifier",
                "identifier__",
                "identifier__exact",
                "physical_schema__contains",
                "uid__contains",
                "labels__isnull",
                "provisioning_status__in",
                "",
                "'; drop table x"
            })
    void anUnknownFilterIsAnErrorThatNamesTheValidOnes(String name) {
        assertThatThrownBy(() -> CatalogFilter.ofParameters(Map.of(name, "a")))
                .isInstanceOf(InvalidFilterException.class)
                .hasMessageContaining("There is no filter '" + name + "'")
                .hasMessageContaining(
                        "identifier, identifier__in, identifier__contains, uid, uid__in, data_source__uid")
                .hasMessageContaining("labels, labels__in, labels__contains.");
    }

    @Test
    void anUnknownFilterIsAnErrorAlsoWithoutAValue() {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("colour", null);

        assertThatThrownBy(() -> CatalogFilter.ofParameters(parameters)).isInstanceOf(InvalidFilterException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identifier | '' | is blank",
                "identifier | '  ' | is blank",
                "identifier__in | a,,b | is blank",
                "labels__in | a, | is blank",
                "uid | 7 | is not a uid",
                "uid | 1-1-1-1-1 | is not a uid",
                "uid__in | 00000000-0000-4000-8000-000000000001,x | is not a uid",
                "provisioning_status | gone | is none of reserved, active",
                "management_mode | ACTIVE | is none of platform_managed, external_registered",
                "schema_management_mode | x | is none of liquibase_managed, alembic_managed",
                "namespace__isnull | perhaps | is neither true nor false",
            })
    void aValueThatTheFilterCannotHaveIsNamedWithItsFilter(String name, String value, String fault) {
        assertThatThrownBy(() -> CatalogFilter.ofParameters(Map.of(name, value)))
                .isInstanceOf(InvalidFilterException.class)
                .hasMessageContaining("The filter " + name + " has a value that " + fault);
    }

    @Test
    void refusesWhatPostgresqlCannotTakeAndWhatIsTooLong() {
        CatalogFilterBuilder filter = CatalogFilter.builder();

        assertThatThrownBy(() -> filter.identifier("a\0b")).hasMessageContaining("the character with code zero");
        assertThatThrownBy(() -> filter.label("\uD83D")).hasMessageContaining("half a character");
        assertThatThrownBy(() -> filter.namespaceContains("x".repeat(FilterCondition.MAX_LENGTH + 1)))
                .hasMessageContaining("longer than 10000 characters");
        assertThat(filter.build()).as("nothing of it was taken").isEqualTo(CatalogFilter.all());
    }

    @Test
    void aConditionSaidTwiceCountsOnceAndTheFilterIsAValue() {
        CatalogFilterBuilder builder =
                CatalogFilter.builder().label("a").label("b").label("a");
        CatalogFilter filter = builder.build();
        builder.label("c");

        assertThat(filter.conditions()).hasSize(2);
        assertThat(new CatalogFilter(new ArrayList<>(filter.conditions()))).isEqualTo(filter);
    }

    private static CatalogFilter ofParameter(String parameter) {
        String[] parts = parameter.split("=", 2);
        return CatalogFilter.ofParameters(Map.of(parts[0], parts[1]));
    }
}
