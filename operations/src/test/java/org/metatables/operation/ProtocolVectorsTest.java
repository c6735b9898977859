package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every vector of {@code compiled-sql.v1} that the reference system gives for operations: those that succeed are read and written
 * byte for byte, those that fail fail here, too, or are named with the reason why not.
 */
class ProtocolVectorsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode VECTORS = vectors();
    private static final UUID TABLE = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");

    /** Part of the minimal operation on the wire, and what stands there in a case that fails. */
    private static final Map<String, List<String>> BROKEN = Map.ofEntries(
            Map.entry("empty sql", List.of("'SELECT 1'", "''")),
            Map.entry("unknown operation", List.of("'operation':'select'", "'operation':'drop'")),
            Map.entry("other dialect", List.of("'postgresql'", "'mysql'")),
            Map.entry("bad dialect", List.of("'postgresql'", "'sqlite'")),
            Map.entry("other paramstyle", List.of("'pyformat'", "'qmark'")),
            Map.entry("bad paramstyle", List.of("'pyformat'", "'named'")),
            Map.entry("no tables", List.of("{'meta_table_uid':'" + TABLE + "','access':'read'}", "")),
            Map.entry("empty scope", List.of("'scope':{", "'scope':{'tables':[]},'x':{")),
            Map.entry("bad access", List.of("'access':'read'", "'access':'own'")),
            Map.entry("unknown scope key", List.of("'access':'read'", "'access':'read','x':1")),
            Map.entry("blank data source uid", List.of("'tables':", "'data_source_uid':'','tables':")),
            Map.entry("limits zero rows", List.of("'max_rows':1000", "'max_rows':0")),
            Map.entry("limits neg offset", List.of("'offset':0", "'offset':-1")),
            Map.entry("limits zero timeout", List.of("'statement_timeout_ms':15000", "'statement_timeout_ms':0")),
            Map.entry("limits unknown key", List.of("'max_rows':1000", "'foo':1")));

    /** Values that cannot be written as the type that is declared for them. */
    private static final Map<String, Parameters> UNWRITABLE = Map.of(
            "typed naive datetime",
            Parameters.none().with("t", LocalDateTime.of(2026, 5, 28, 12, 30)).typed("t", "timestamp with time zone"),
            "typed string date",
            Parameters.none().with("t", "2026-05-28").typed("t", "timestamp with time zone"),
            "naive datetime bind type",
            Parameters.none().with("t", LocalDateTime.of(2026, 5, 28, 12, 30)));

    /** The reference refuses a date or a time whose type is not declared; here its class declares it. */
    private static final Set<String> TYPED_BY_CLASS =
            Set.of("untyped date", "untyped datetime", "positional untyped date");

    /** What the reference serialises, and why we do not. */
    private static final Map<String, String> NOT_SERIALISED = Map.of(
            "timestamp with time zone, int epoch-ns",
            "A number is no time: nobody says of which unit.",
            "date, nan",
            "It stands for nothing in the frames of Python only; here it is the value of a number, or null.",
            "numeric, decimal",
            "It passes through in Python; on the wire a decimal is a text, which the case 'decimal parameter' shows.");

    private static JsonNode vectors() {
        try {
            return JSON.readTree(GovernedDatabase.resource("compiled-sql.json"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Stream<JsonNode> cases(boolean ok) {
        return Stream.of("build", "compiled")
                .flatMap(group -> StreamSupport.stream(VECTORS.get(group).spliterator(), false))
                .filter(vector -> vector.at("/result/ok").booleanValue() == ok);
    }

    static Stream<Arguments> successes() {
        return cases(true).map(vector -> arguments(vector.get("case").textValue(), vector.at("/result/wire")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successes")
    void readsAndWritesWhatTheReferenceBuilds(String name, JsonNode wire) throws Exception {
        JsonNode written = JSON.readTree(Operation.fromJson(wire.toString()).toJson());
        // The reference writes empty types where its compiler made the statement, and none where a caller did.
        ObjectNode expected = wire.deepCopy();
        if (wire.path("statement").path("parameter_types").isEmpty()) {
            ((ObjectNode) expected.get("statement")).remove("parameter_types");
        }
        assertThat(written).isEqualTo(expected);
        assertThat(written.toString()).isEqualTo(expected.toString());
    }

    static Stream<String> failures() {
        return cases(false).map(vector -> vector.get("case").textValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void failsWhereTheReferenceFails(String name) {
        if (TYPED_BY_CLASS.contains(name)) {
            return;
        }
        if (UNWRITABLE.containsKey(name)) {
            Operation operation = operation(UNWRITABLE.get(name));
            assertThatThrownBy(operation::toJson).isInstanceOf(InvalidOperationException.class);
            return;
        }
        String minimal = operation(Parameters.none()).toJson();
        String broken = minimal.replace(
                BROKEN.get(name).get(0).replace('\'', '"'),
                BROKEN.get(name).get(1).replace('\'', '"'));
        assertThat(broken).isNotEqualTo(minimal);
        assertThatThrownBy(() -> Operation.fromJson(broken)).isInstanceOf(InvalidOperationException.class);
    }

    @Test
    void typesDatesAndTimesByTheirClass() {
        for (Parameters parameters : List.of(
                Parameters.none().with("d", LocalDate.of(2026, 5, 28)),
                Parameters.none().with("t", Instant.EPOCH),
                Parameters.positional(List.of(LocalDate.of(2026, 5, 28))))) {
            assertThat(operation(parameters).toJson()).contains("parameter_types");
        }
    }

    @Test
    void knowsNoCaseThatTheReferenceDoesNot() {
        Set<String> known = new HashSet<>(BROKEN.keySet());
        known.addAll(UNWRITABLE.keySet());
        known.addAll(TYPED_BY_CLASS);
        assertThat(known).isEqualTo(failures().collect(Collectors.toSet()));
    }

    static Stream<Arguments> serialised() {
        return StreamSupport.stream(VECTORS.get("serialised").spliterator(), false)
                .filter(vector -> !NOT_SERIALISED.containsKey(name(vector)))
                .map(vector -> arguments(name(vector), vector));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("serialised")
    void serialisesValuesAsTheReferenceDoes(String name, JsonNode vector) {
        Parameters parameters = Parameters.none()
                .with("p", value(vector).orElse(null))
                .typed("p", vector.get("token").textValue());
        if (vector.has("error")) {
            assertThatThrownBy(() -> WireValue.of("p", parameters, new HashMap<>(parameters.types())))
                    .isInstanceOf(InvalidOperationException.class);
        } else {
            assertThat(WireValue.of("p", parameters, new HashMap<>(parameters.types())))
                    .hasToString(vector.get("output").toString());
        }
    }

    /** The value of Java for what the vector writes as Python does. */
    private static Optional<Object> value(JsonNode vector) {
        String input = vector.get("input").textValue();
        boolean text = vector.get("case").textValue().startsWith("str");
        return text
                ? Optional.of(input)
                : switch (name(vector)) {
                    case "date, date", "timestamp with time zone, date obj" -> Optional.of(LocalDate.parse(input));
                    case "timestamp with time zone, naive" -> Optional.of(LocalDateTime.parse(input.replace(' ', 'T')));
                    case "uuid, uuid" -> Optional.of(UUID.fromString(input));
                    case "int64, int" -> Optional.of(Integer.valueOf(input));
                    case "float64, nan" -> Optional.of(Double.NaN);
                    case "jsonb, dict" -> Optional.of(JSON.createObjectNode().put("a", 1));
                    case "bool, true" -> Optional.of(true);
                    default ->
                        input.equals("None")
                                ? Optional.empty()
                                : Optional.of(OffsetDateTime.parse(input.replace(' ', 'T')));
                };
    }

    private static String name(JsonNode vector) {
        return vector.get("token").textValue() + ", " + vector.get("case").textValue();
    }

    @Test
    void writesDecimalsAsTexts() {
        assertThat(operation(Parameters.none().with("n", new BigDecimal("1.50")))
                        .toJson())
                .contains("{\"n\":\"1.50\"}");
    }

    private static Operation operation(Parameters parameters) {
        return new Operation(
                OperationKind.SELECT,
                new Statement("SELECT 1", ParameterStyle.PYFORMAT, parameters),
                new Scope(Optional.empty(), List.of(ScopeTable.read(TABLE))),
                Limits.DEFAULT);
    }
}
