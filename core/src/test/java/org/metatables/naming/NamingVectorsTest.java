package org.metatables.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metatables.testvectors.Vectors.text;
import static org.metatables.testvectors.Vectors.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.metatables.testvectors.Vectors;

/** Every name that the reference system made, made again. */
class NamingVectorsTest {

    private final Vectors vectors = Vectors.in("naming.json");

    @TestFactory
    Stream<DynamicTest> slugs() {
        return names("slugify_identifier", record -> Identifiers.slugify(argument(record, 0)));
    }

    @TestFactory
    Stream<DynamicTest> parts() {
        return names("normalize_identifier_part", record -> Identifiers.normalisePart(argument(record, 0)));
    }

    @TestFactory
    Stream<DynamicTest> tableNames() {
        return names("schema_table_name", record -> {
            Optional<String> suffix = text(record.path("args").path(2));
            SchemaTableName name = suffix.isEmpty()
                    ? SchemaTableName.of(argument(record, 0), argument(record, 1))
                    : SchemaTableName.of(argument(record, 0), argument(record, 1), suffix.get());
            return name.physicalName();
        });
    }

    @TestFactory
    Stream<DynamicTest> tableNamesTakenApart() {
        return vectors.each("parse_schema_table_name", record -> {
            if (record.has("error")) {
                assertThatThrownBy(() -> SchemaTableName.parse(argument(record, 0)))
                        .isInstanceOf(InvalidNameException.class);
            } else {
                JsonNode result = record.get("result");
                assertThat(SchemaTableName.parse(argument(record, 0)))
                        .isEqualTo(new SchemaTableName(
                                result.get("app").textValue(),
                                result.get("concept").textValue(),
                                text(result.get("suffix"))));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> boundedNames() {
        return names("bounded_identifier", record -> {
            int maxLength = record.path("kwargs").path("max_length").asInt(Identifiers.MAX_LENGTH);
            return Identifiers.bounded(maxLength, texts(record.get("args")).toArray(String[]::new));
        });
    }

    @TestFactory
    Stream<DynamicTest> indexNames() {
        return names(
                "schema_index_name",
                record -> ConstraintNames.index(
                        argument(record, 0),
                        columns(record, 1),
                        record.path("kwargs").path("unique").asBoolean()));
    }

    @TestFactory
    Stream<DynamicTest> foreignKeyNames() {
        return names(
                "schema_foreign_key_name",
                record -> ConstraintNames.foreignKey(
                        argument(record, 0), columns(record, 1), argument(record, 2), columns(record, 3)));
    }

    @TestFactory
    Stream<DynamicTest> primaryKeyNames() {
        return names("schema_primary_key_name", record -> ConstraintNames.primaryKey(argument(record, 0)));
    }

    @TestFactory
    Stream<DynamicTest> uniqueConstraintNames() {
        return names(
                "schema_unique_constraint_name",
                record -> ConstraintNames.unique(argument(record, 0), columns(record, 1)));
    }

    @TestFactory
    Stream<DynamicTest> checkNames() {
        return names(
                "schema_check_constraint_name",
                record -> ConstraintNames.check(
                        argument(record, 0), text(record.path("args").path(1))));
    }

    @TestFactory
    Stream<DynamicTest> migrationFolders() {
        return names("namespace_version_slug", record -> namespace(record).slug());
    }

    @TestFactory
    Stream<DynamicTest> migrationLocations() {
        return names(
                "namespace_version_location",
                record -> text(record.path("kwargs").path("prefix"))
                        .map(namespace(record)::location)
                        .orElseGet(namespace(record)::location));
    }

    @TestFactory
    Stream<DynamicTest> namesOfAllConstraintsOfATable() {
        return vectors.each("sqlalchemy_naming_convention", record -> {
            String table = record.get("table").textValue();
            assertThat(ConstraintNames.primaryKey(table))
                    .isEqualTo(record.get("pk").textValue());
            for (JsonNode unique : record.get("uniques")) {
                assertThat(ConstraintNames.unique(table, texts(unique.get("columns"))))
                        .isEqualTo(unique.get("name").textValue());
            }
            for (JsonNode key : record.get("fks")) {
                assertThat(foreignKeyName(table, key)).isEqualTo(key.get("name").textValue());
            }
            for (JsonNode index : record.get("indexes")) {
                String name = index.get("name").textValue();
                if (!name.equals("my_explicit_ix")) {
                    boolean unique = index.get("unique").booleanValue();
                    assertThat(ConstraintNames.index(table, texts(index.get("columns")), unique))
                            .isEqualTo(name);
                }
            }
            for (JsonNode check : record.get("checks")) {
                assertThat(ConstraintNames.check(table, Optional.of("non_negative")))
                        .isEqualTo(check.get("name").textValue());
            }
        });
    }

    @Test
    void aNamedCheckIsRenderedWithItsShortName() {
        JsonNode record = vectors.part("check_constraint_ddl_render");

        String name = ConstraintNames.check(
                record.get("table").textValue(),
                Optional.of(record.get("authored_name").textValue()));

        assertThat(record.get("rendered_ddl").textValue()).contains("CONSTRAINT " + name + " CHECK");
    }

    @Test
    void unnamedPartsOfATableWithExplicitNamesGetTheirNamesByTheRules() {
        JsonNode record = vectors.part("explicit_names_under_convention");

        assertThat(texts(record.get("index_names"))).contains(ConstraintNames.index("a__t", List.of("y"), false));
        assertThat(record.get("rendered_ddl").textValue())
                .contains("CONSTRAINT " + ConstraintNames.check("a__t", Optional.empty()) + " CHECK");
    }

    private Stream<DynamicTest> names(String part, Function<JsonNode, String> name) {
        return vectors.each(part, record -> {
            if (record.has("error")) {
                assertThatThrownBy(() -> name.apply(record)).isInstanceOf(InvalidNameException.class);
            } else {
                assertThat(name.apply(record))
                        .isEqualTo(record.get("result").textValue())
                        .hasSize(record.get("length").intValue());
            }
        });
    }

    private static String foreignKeyName(String table, JsonNode key) {
        List<String[]> targets =
                texts(key.get("target")).stream().map(text -> text.split("\\.")).toList();
        List<String> targetColumns = targets.stream().map(target -> target[1]).toList();
        return ConstraintNames.foreignKey(table, texts(key.get("columns")), targets.get(0)[0], targetColumns);
    }

    private static MigrationNamespace namespace(JsonNode record) {
        return new MigrationNamespace(text(record.path("args").path(0)).orElse(""));
    }

    private static String argument(JsonNode record, int position) {
        return record.get("args").get(position).textValue();
    }

    private static List<String> columns(JsonNode record, int position) {
        return texts(record.get("args").path(position));
    }
}
