package org.metatables.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.operation.internal.text.TextGate;

/** An {@link Operation} as JSON of {@code compiled-sql.v1}, and back. Unknown keys are refused. */
final class OperationJson {

    static final String DIALECT = "postgresql";
    private static final String VERSION = "compiled-sql.v1";
    private static final String PARAMSTYLE = "pyformat";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private OperationJson() {}

    static String write(Operation operation) {
        ObjectNode root = JSON.createObjectNode();
        root.put("operation", operation.kind().wireName());
        root.put("version", VERSION);
        root.put("dialect", DIALECT);
        writeStatement(operation.statement(), root.putObject("statement"));
        writeScope(operation.scope(), root.putObject("scope"));
        root.putObject("limits")
                .put("max_rows", operation.limits().maxRows())
                .put("offset", operation.limits().offset())
                .put("statement_timeout_ms", operation.limits().statementTimeoutMillis());
        return root.toString();
    }

    private static void writeStatement(Statement statement, ObjectNode into) {
        into.put(
                "sql",
                switch (statement.style()) {
                    case PYFORMAT -> statement.sql();
                    case NAMED -> TextGate.toPyformat(statement.sql());
                    case NONE -> statement.sql().replace("%", "%%");
                });
        Parameters parameters = statement.parameters();
        Map<String, String> types = new LinkedHashMap<>(parameters.types());
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String name : parameters.names()) {
            values.put(name, WireValue.of(name, parameters, types));
        }
        if (parameters.isPositional()) {
            into.putArray("parameters").addAll(values.values());
        } else {
            into.putObject("parameters").setAll(values);
        }
        if (!types.isEmpty()) {
            ObjectNode declared = into.putObject("parameter_types");
            types.forEach((name, type) -> declared.put(name, WireValue.wireType(type)));
        }
        into.put("paramstyle", PARAMSTYLE);
    }

    private static void writeScope(Scope scope, ObjectNode into) {
        scope.dataSourceUid().ifPresent(uid -> into.put("data_source_uid", uid.toString()));
        var tables = into.putArray("tables");
        for (ScopeTable table : scope.tables()) {
            ObjectNode one = tables.addObject();
            one.put("meta_table_uid", table.uid().toString());
            table.alias().ifPresent(alias -> one.put("alias", alias));
            one.put("access", table.access().wireName());
            table.reservedPolicy().ifPresent(policy -> one.put("reserved_policy", policy.wireName()));
        }
    }

    static Operation read(String json) {
        WireObject root = new WireObject(parse(json), "");
        OperationKind kind = root.choice("operation", OperationKind.values(), OperationKind::wireName)
                .orElseThrow(() -> root.missing("operation"));
        root.constant("version", VERSION);
        root.constant("dialect", DIALECT);
        Statement statement = readStatement(root.object("statement").orElseThrow(() -> root.missing("statement")));
        Scope scope = readScope(root.object("scope").orElseThrow(() -> root.missing("scope")));
        Limits limits = root.object("limits").map(OperationJson::readLimits).orElse(Limits.DEFAULT);
        root.refuseOthers();
        return new Operation(kind, statement, scope, limits);
    }

    private static Statement readStatement(WireObject from) {
        from.constant("paramstyle", PARAMSTYLE);
        String sql = from.text("sql").orElseThrow(() -> from.missing("sql"));
        Parameters parameters =
                from.node("parameters").map(OperationJson::readParameters).orElse(Parameters.none());
        WireObject types = from.object("parameter_types").orElse(WireObject.EMPTY);
        for (String name : types.names()) {
            parameters = parameters.typed(name, types.text(name).orElseThrow(() -> types.missing(name)));
        }
        from.refuseOthers();
        return new Statement(sql, ParameterStyle.PYFORMAT, parameters);
    }

    private static Parameters readParameters(JsonNode node) {
        if (node.isArray()) {
            List<@Nullable Object> values = new ArrayList<>();
            node.forEach(value -> values.add(WireValue.read(value)));
            return Parameters.positional(values);
        }
        if (!node.isObject()) {
            throw invalid("statement.parameters is neither an object nor a list.");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), WireValue.read(entry.getValue())));
        return Parameters.named(values);
    }

    private static Scope readScope(WireObject from) {
        Optional<UUID> dataSource = from.uuid("data_source_uid", "dataSourceUid");
        List<ScopeTable> tables = new ArrayList<>();
        for (WireObject table : from.objects("tables")) {
            tables.add(new ScopeTable(
                    table.uuid("meta_table_uid", "metaTableUid").orElseThrow(() -> table.missing("meta_table_uid")),
                    table.text("alias"),
                    table.choice("access", Access.values(), Access::wireName).orElse(Access.READ),
                    table.choice("reserved_policy", ReservedPolicy.values(), ReservedPolicy::wireName)
                            .or(() -> table.choice(
                                    "reservedPolicy", ReservedPolicy.values(), ReservedPolicy::wireName))));
            table.refuseOthers();
        }
        from.refuseOthers();
        return new Scope(dataSource, tables);
    }

    private static Limits readLimits(WireObject from) {
        Limits limits = new Limits(
                from.integer("max_rows").orElse(Limits.DEFAULT.maxRows()),
                from.integer("offset").orElse(Limits.DEFAULT.offset()),
                from.integer("statement_timeout_ms").orElse(Limits.DEFAULT.statementTimeoutMillis()));
        from.refuseOthers();
        return limits;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw invalid("it is not JSON (line " + unreadable.getLocation().getLineNr() + ", column "
                    + unreadable.getLocation().getColumnNr() + ").");
        }
    }

    static InvalidOperationException invalid(String why) {
        return new InvalidOperationException(Problem.of("The JSON is not an operation of " + VERSION + ": " + why));
    }
}
