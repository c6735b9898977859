package org.metatables.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.metatables.contract.DataTypes;
import org.metatables.naming.PhysicalName;

/** Makes definitions that use every part of the model, with texts that are hard to write. */
final class RandomDefinitions {

    private static final List<String> TYPES = List.of(
            "uuid", "varchar(64)", "bigint", "numeric(18,4)", "timestamp(6) with time zone", "integer array", "citext");
    private static final List<String> TEXTS = List.of(
            "plain",
            "with \"quotes\" and \\",
            "two\nlines\tand a tab",
            "gr\u00f6\u00dfe \u65e5\u672c \uD83D\uDE00",
            "{\"a\": null}",
            "'x'::text");

    private final Random random;

    RandomDefinitions(long seed) {
        this.random = new Random(seed);
    }

    DefinitionSet set(int tables) {
        return new DefinitionSet(
                MigrationProvider.of("com.shop " + text(), "main", maybe(this::text)),
                IntStream.range(0, tables).mapToObj(this::table).toList(),
                new DefinitionOrigin(text(), "ThePrefix" + text(), text()),
                maybe(this::text),
                maybe(() -> new ProviderClass(
                        text(),
                        text(),
                        random.nextBoolean(),
                        maybe(() -> ChangeLogNames.of("log " + random.nextInt())))));
    }

    TableDefinition table(int number) {
        List<String> names = IntStream.range(0, 3 + random.nextInt(9))
                .mapToObj(i -> "c " + i)
                .toList();
        TableDefinitionBuilder table = TableDefinition.builder(name("t" + number), text(), authoring());
        maybe(() -> "id" + number).ifPresent(table::identifier);
        maybe(this::text).ifPresent(table::description);
        maybe(this::text).ifPresent(table::comment);
        maybe(this::text).ifPresent(table::dataSource);
        table.labels(list(this::text)).protectFromDeletion(random.nextBoolean());
        names.forEach(column -> table.column(column(column)));
        maybe(() -> new PrimaryKey(maybe(this::text), some(names))).ifPresent(table::primaryKey);
        list(() -> new UniqueConstraint(maybe(this::text), some(names))).forEach(table::unique);
        list(() -> index(names)).forEach(table::index);
        list(() -> foreignKey(names)).forEach(table::foreignKey);
        list(() -> new Check(maybe(this::text), text())).forEach(table::check);
        list(() -> new SequenceDefinition(name("s"), random.nextLong(), random.nextInt()))
                .forEach(table::sequence);
        list(() -> new EnumTypeDefinition(name("e"), list(this::text))).forEach(table::enumType);
        if (random.nextBoolean()) {
            table.column(ColumnDefinition.of("at", DataTypes.ofSqlType("date")).notNull())
                    .timeIndex(new TimeIndex("at", List.of("at"), maybe(() -> "15m"), storageLayout()));
        }
        return table.build();
    }

    private ColumnDefinition column(String name) {
        return new ColumnDefinition(
                name,
                DataTypes.ofSqlType(pick(TYPES)),
                random.nextBoolean(),
                random.nextBoolean(),
                pick(List.of(
                        new ColumnValue.Given(),
                        new ColumnValue.Default(text()),
                        new ColumnValue.Generated(text()),
                        new ColumnValue.Identity())),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text));
    }

    private Index index(List<String> names) {
        List<Index.Part> parts = random.nextBoolean()
                ? some(names).stream().map(Index.Part::column).toList()
                : List.of(
                        new Index.Part(pick(names), false, random.nextBoolean(), maybe(() -> "first")),
                        new Index.Part(text(), true, random.nextBoolean(), maybe(() -> "last")));
        return new Index(
                maybe(this::text),
                parts,
                random.nextBoolean(),
                pick(List.of("btree", "gin")),
                list(() -> pick(names)),
                maybe(this::text));
    }

    private ForeignKey foreignKey(List<String> names) {
        List<String> columns = some(names);
        boolean deferrable = random.nextBoolean();
        return new ForeignKey(
                maybe(this::text),
                columns,
                name("target"),
                columns,
                pick(List.of(ForeignKey.Action.values())),
                pick(List.of(ForeignKey.Action.values())),
                deferrable,
                deferrable && random.nextBoolean());
    }

    private Authoring authoring() {
        return random.nextInt(9) == 0 ? new Authoring.ChangeLog() : new Authoring.Entity(text(), text());
    }

    private Map<String, String> storageLayout() {
        return random.nextBoolean() ? Map.of() : Map.of("partition", "month", text(), text());
    }

    private PhysicalName name(String table) {
        return new PhysicalName(pick(List.of("public", "Sales Dept")), table);
    }

    private List<String> some(List<String> names) {
        List<String> some = new ArrayList<>(
                names.stream().filter(name -> random.nextBoolean()).toList());
        return some.isEmpty() ? List.of(names.get(0)) : some;
    }

    private <T> List<T> list(Supplier<T> maker) {
        return IntStream.range(0, random.nextInt(3)).mapToObj(i -> maker.get()).toList();
    }

    private <T> Optional<T> maybe(Supplier<T> maker) {
        return random.nextBoolean() ? Optional.of(maker.get()) : Optional.empty();
    }

    private String text() {
        return pick(TEXTS);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
