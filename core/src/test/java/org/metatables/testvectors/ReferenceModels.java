package org.metatables.testvectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.contract.DataTypes;
import org.metatables.definition.Authoring;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.ColumnValue;
import org.metatables.definition.ForeignKey;
import org.metatables.definition.Index;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.definition.TimeIndex;
import org.metatables.definition.UniqueConstraint;
import org.metatables.naming.PhysicalName;

/** The models that the vectors were computed from, as definitions. */
public final class ReferenceModels {

    private static final PhysicalName ACCOUNT = PhysicalName.inDefaultSchema("sdk_examples__account");

    private ReferenceModels() {}

    /** The model of that name. */
    public static TableDefinition named(String model) {
        return switch (model) {
            case "Account" -> account();
            case "AccountLimit" -> accountLimit();
            case "AllTypes" -> allTypes();
            case "AuditEvent" -> auditEvent();
            case "AccountHoldings" -> accountHoldings();
            case "DailyReturns" -> dailyReturns();
            case "LayoutSeries" -> layoutSeries();
            default -> throw new IllegalArgumentException("There is no model " + model + ".");
        };
    }

    public static TableDefinition account() {
        return table("Account", ACCOUNT)
                .identifier("sdk_examples.Account")
                .description("Parent rows.")
                .labels(List.of("tutorial"))
                .column(uid())
                .column(column("account_code", "varchar(64)").notNull().asUnique())
                .column(column("name", "varchar(255)").notNull())
                .column(column("region", "varchar(32)").notNull())
                .primaryKey("uid")
                .index(Index.on(List.of("region"), false))
                .build();
    }

    public static TableDefinition accountLimit() {
        return table("AccountLimit", PhysicalName.inDefaultSchema("sdk_examples__account_limit"))
                .identifier("sdk_examples.AccountLimit")
                .column(uid())
                .column(column("account_uid", "uuid").notNull())
                .column(column("limit_type", "varchar(64)").notNull())
                .column(column("currency", "varchar(3)").notNull())
                .primaryKey("uid")
                .index(Index.on(List.of("account_uid"), false))
                .foreignKey(toAccount(ForeignKey.Action.RESTRICT, ForeignKey.Action.NO_ACTION, false))
                .build();
    }

    public static TableDefinition allTypes() {
        return table("AllTypes", PhysicalName.inDefaultSchema("sdk_examples__all_types"))
                .identifier("sdk_examples.AllTypes")
                .protectFromDeletion(true)
                .column(uid())
                .column(column("c_text", "text"))
                .column(column("c_str", "varchar").meaning("free text", "Free", "free_text"))
                .column(column("c_small", "smallint"))
                .column(column("c_int", "integer"))
                .column(column("c_big", "bigint"))
                .column(column("c_float", "float(53)"))
                .column(column("c_num", "numeric(18,4)"))
                .column(column("c_bool", "boolean"))
                .column(column("c_date", "date"))
                .column(column("c_ts", "timestamp(6) with time zone"))
                .column(column("c_json", "json"))
                .column(column("c_jsonb", "jsonb"))
                .column(column("c_uuid", "uuid").asUnique())
                .primaryKey("uid")
                .build();
    }

    public static TableDefinition auditEvent() {
        Index gin = new Index(
                Optional.empty(), List.of(Index.Part.column("payload")), false, "gin", List.of(), Optional.empty());
        return table("AuditEvent", new PhysicalName("audit", "sdk_examples__audit_event"))
                .column(column("stream", "varchar(32)"))
                .column(column("seq", "bigint"))
                .column(column("account_uid", "uuid"))
                .column(column("payload", "jsonb"))
                .column(column("a", "integer"))
                .column(column("b", "integer"))
                .primaryKey("stream", "seq")
                .index(gin)
                .index(Index.on(List.of("a", "b"), true))
                .foreignKey(toAccount(ForeignKey.Action.SET_NULL, ForeignKey.Action.CASCADE, true))
                .build();
    }

    public static TableDefinition accountHoldings() {
        return table("AccountHoldings", PhysicalName.inDefaultSchema("sdk_examples__account_holdings"))
                .identifier("sdk_examples.AccountHoldings")
                .column(column("time_index", "timestamp(6) with time zone").notNull())
                .column(column("account_uid", "uuid").notNull())
                .column(column("unique_identifier", "varchar(255)").notNull())
                .column(column("quantity", "float(53)").notNull())
                .index(Index.on(List.of("account_uid"), false))
                .foreignKey(toAccount(ForeignKey.Action.RESTRICT, ForeignKey.Action.NO_ACTION, false))
                .timeIndex(new TimeIndex(
                        "time_index",
                        List.of("time_index", "account_uid", "unique_identifier"),
                        Optional.of("1D"),
                        Map.of()))
                .build();
    }

    public static TableDefinition dailyReturns() {
        return table("DailyReturns", PhysicalName.inDefaultSchema("sdk_examples__daily_returns"))
                .identifier("sdk_examples.DailyReturns")
                .column(column("time_index", "timestamp(6) with time zone").notNull())
                .column(column("value", "float(53)"))
                .timeIndex(new TimeIndex("time_index", List.of("time_index"), Optional.empty(), Map.of()))
                .build();
    }

    public static TableDefinition layoutSeries() {
        return table("LayoutSeries", PhysicalName.inDefaultSchema("sdk_examples__layout_series"))
                .column(column("as_of", "date").notNull())
                .column(column("asset", "varchar(32)").notNull())
                .column(column("v", "float(53)"))
                .unique(new UniqueConstraint(Optional.empty(), List.of("asset", "as_of")))
                .timeIndex(new TimeIndex(
                        "as_of", List.of("as_of", "asset"), Optional.empty(), Map.of("partition", "month")))
                .build();
    }

    private static TableDefinitionBuilder table(String model, PhysicalName name) {
        return TableDefinition.builder(name, "sdk-examples", new Authoring.Entity("models_fixture", model));
    }

    private static ColumnDefinition uid() {
        return column("uid", "uuid").notNull().withValue(new ColumnValue.Default("gen_random_uuid()"));
    }

    private static ColumnDefinition column(String name, String sqlType) {
        return ColumnDefinition.of(name, DataTypes.ofSqlType(sqlType));
    }

    private static ForeignKey toAccount(ForeignKey.Action onDelete, ForeignKey.Action onUpdate, boolean deferred) {
        return new ForeignKey(
                Optional.empty(),
                List.of("account_uid"),
                ACCOUNT,
                List.of("uid"),
                onDelete,
                onUpdate,
                deferred,
                deferred);
    }
}
