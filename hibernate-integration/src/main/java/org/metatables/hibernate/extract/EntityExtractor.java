package org.metatables.hibernate.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.metatables.Problem;
import org.metatables.annotations.MetaTable;
import org.metatables.definition.ColumnDefinition;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.definition.Index;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.definition.PrimaryKey;
import org.metatables.definition.TableDefinition;
import org.metatables.definition.TableDefinitionBuilder;
import org.metatables.definition.TimeIndex;
import org.metatables.definition.UniqueConstraint;
import org.metatables.naming.PhysicalName;
import org.metatables.provider.TableProvider;
import org.metatables.settings.MetaTablesSettings;
import org.metatables.settings.UnknownSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the definitions of entities from the metadata of Hibernate's boot. It opens no connection.
 *
 * <p>The result is the same on every JVM and in every run, and, what Bean Validation adds apart, before and after
 * Hibernate has built its session factory.
 */
public final class EntityExtractor {

    private static final Logger log = LoggerFactory.getLogger(EntityExtractor.class);

    private final Metadata metadata;
    private final MetaTablesSettings settings;
    private final TableProvider provider;
    private final SqlNames names;
    private final NamingInForce naming;
    private final DeclaredAttributes declared = new DeclaredAttributes();
    private final ColumnMeanings meanings = new ColumnMeanings();
    private final EnumTypes enumTypes;
    private final ColumnExtractor columns;
    private final KeyExtractor keys;
    private final ForeignKeyExtractor foreignKeys;
    private final CheckExtractor checks;
    private final SequenceExtractor sequences;

    private EntityExtractor(Metadata metadata, MetaTablesSettings settings, TableProvider provider) {
        this.metadata = metadata;
        this.settings = settings;
        this.provider = provider;
        this.names = SqlNames.of(metadata);
        this.naming = NamingInForce.of(metadata, settings);
        this.enumTypes = new EnumTypes(metadata, names);
        this.columns = new ColumnExtractor(metadata);
        this.keys = new KeyExtractor(naming.declared());
        this.foreignKeys = new ForeignKeyExtractor(names, naming.declared());
        this.checks = new CheckExtractor(metadata.getDatabase().getDialect());
        this.sequences = new SequenceExtractor(metadata, names);
    }

    /**
     * The tables of the entities that are MetaTables, by their providers: the {@link TableProvider}s of the project, or
     * the one of its settings.
     *
     * @param metadata the finished metadata, whose settings {@code metatables.*} hold
     * @param source where the entities come from, such as {@code persistence unit shop}
     * @return one extraction for each provider, also where it has no table in this unit
     * @throws InvalidDefinitionException if what an author declared is contradictory, ambiguous or not supported
     */
    public static List<Extraction> extract(Metadata metadata, String source) {
        MetaTablesSettings settings = MetaTablesSettings.of(BootSettings.of(metadata));
        warnOfUnknown(settings);
        List<Extraction> extractions = ProjectProviders.of(metadata, settings, source).stream()
                .map(provider -> extract(metadata, source, settings, provider))
                .toList();
        ProjectProviders.refuseSharedTables(extractions);
        return extractions;
    }

    /** Hibernate hands over the system properties, too; those may be meant for others, such as a plugin of Maven. */
    private static void warnOfUnknown(MetaTablesSettings settings) {
        for (UnknownSetting unknown : UnknownSetting.among(settings.asMap().keySet())) {
            if (unknown.meant().isPresent() || System.getProperty(unknown.name()) == null) {
                log.warn("{} It is ignored.", unknown.sentence());
            }
        }
    }

    /**
     * The simple tables among the entities, whoever provides the others, by the names of their entities.
     *
     * @param metadata the finished metadata, whose settings {@code metatables.*} hold
     * @param source where the entities come from, such as {@code persistence unit shop}
     * @throws InvalidDefinitionException if one declares an id, or what a simple table cannot hold
     */
    public static List<SimpleTableDeclaration> simpleTables(Metadata metadata, String source) {
        List<PersistentClass> entities = metadata.getEntityBindings().stream()
                .filter(SimpleTableRules::isSimple)
                .sorted(Comparator.comparing(PersistentClass::getEntityName))
                .toList();
        if (entities.isEmpty()) {
            return List.of();
        }
        requirePostgres(metadata, source);
        MetaTablesSettings settings = MetaTablesSettings.of(BootSettings.of(metadata));
        EntityExtractor extractor = new EntityExtractor(metadata, settings, new SettingsProvider(settings, source));
        SimpleTableRules rules = new SimpleTableRules(metadata, extractor.declared);
        SimpleFields fields = new SimpleFields(metadata, extractor.declared);
        entities.forEach(rules::check);
        return entities.stream()
                .map(entity -> {
                    ExtractedTable table =
                            extractor.extract(extractor.names.of(entity.getTable()), new OwnedTable.Primary(entity));
                    return new SimpleTableDeclaration(table, fields.of(entity, table.definition()));
                })
                .toList();
    }

    private static Extraction extract(
            Metadata metadata, String source, MetaTablesSettings settings, TableProvider provider) {
        EntitySelection selection = EntitySelection.of(metadata, settings, provider);
        if (selection.entities().isEmpty()) {
            // Whoever declares no MetaTable is not held to any rule of ours.
            return new Extraction(provider, List.of(), selection.unmapped(), origin(metadata, source, ""), settings);
        }
        requirePostgres(metadata, source);
        EntityExtractor extractor = new EntityExtractor(metadata, settings, provider);
        NameCollisions.refuse(metadata, extractor.names);
        List<ExtractedTable> tables = extractor.tablesOf(selection.entities());
        extractor.meanings.refuseOthers();
        if (settings.project().isEmpty()) {
            log.warn(
                    "No metatables.project is set: tables are named as authored and identifiers are bare entity names.");
        }
        return new Extraction(
                provider,
                tables,
                selection.unmapped(),
                origin(metadata, source, extractor.naming.described()),
                settings);
    }

    private List<ExtractedTable> tablesOf(List<PersistentClass> entities) {
        List<ExtractedTable> tables = new ArrayList<>();
        TableInventory.of(metadata, names, entities, settings.project()).forEach((name, owned) -> {
            if (provider.includesName(name)) {
                tables.add(extract(name, owned));
            }
        });
        tables.removeIf(table -> !provider.includes(table.definition()));
        return tables;
    }

    private static void requirePostgres(Metadata metadata, String source) {
        Dialect dialect = metadata.getDatabase().getDialect();
        if (!(dialect instanceof PostgreSQLDialect)) {
            throw new InvalidDefinitionException(Problem.of("Hibernate writes the SQL of "
                            + dialect.getClass().getSimpleName() + ", and MetaTables works on PostgreSQL.")
                    .at(source)
                    .remedy("Leave out hibernate.dialect, or set it to org.hibernate.dialect.PostgreSQLDialect."));
        }
    }

    private static DefinitionOrigin origin(Metadata metadata, String source, String naming) {
        return new DefinitionOrigin(
                source, naming, metadata.getDatabase().getDialect().getClass().getSimpleName());
    }

    private ExtractedTable extract(PhysicalName name, OwnedTable owned) {
        Place place = owned.attribute()
                .map(EntityNames.place(owned.entity())::attribute)
                .orElseGet(() -> EntityNames.place(owned.entity()));
        try {
            return new ExtractedTable(
                    define(name, owned, place),
                    owned.entity().getEntityName(),
                    EntitySelection.typeOf(owned.entity()),
                    owned.attribute());
        } catch (InvalidDefinitionException e) {
            if (e.problem().where().isPresent()) {
                throw e;
            }
            throw new InvalidDefinitionException(e.problem().at(place.toString()));
        }
    }

    private TableDefinition define(PhysicalName name, OwnedTable owned, Place place) {
        Table table = owned.table();
        refuseOptions(table, place);
        Optional<MetaTable> annotation = EntitySelection.annotation(owned.entity());
        TableDefinitionBuilder builder =
                TableDefinition.builder(name, namespace(annotation, place), EntityNames.author(owned));
        describe(builder, owned, annotation);
        List<MappedColumn> mapped = ColumnOrder.of(owned, declared, meanings);
        Map<String, ColumnDefinition> byName = new LinkedHashMap<>();
        for (MappedColumn column : mapped) {
            Optional<EnumTypeDefinition> enumType = enumTypes.of(column.column(), column.place());
            ColumnDefinition definition = columns.extract(column, table, enumType);
            byName.put(definition.name(), definition);
            builder.column(definition);
            enumType.ifPresent(builder::enumType);
        }
        List<String> order = List.copyOf(byName.keySet());
        addKeys(builder, owned, byName, order, place);
        foreignKeys.extract(table, order, place).forEach(builder::foreignKey);
        checks.extract(table, mapped).forEach(builder::check);
        sequences.of(owned).forEach(builder::sequence);
        Optional.ofNullable(table.getComment()).ifPresent(builder::comment);
        return builder.build();
    }

    private void addKeys(
            TableDefinitionBuilder builder,
            OwnedTable owned,
            Map<String, ColumnDefinition> columns,
            List<String> order,
            Place place) {
        Table table = owned.table();
        Optional<PrimaryKey> key = keys.primaryKey(table, order);
        Optional<TimeIndex> time =
                owned instanceof OwnedTable.Primary ? TimeIndexes.of(owned.entity(), columns) : Optional.empty();
        time.ifPresent(builder::timeIndex);
        boolean grainIsKey = key.flatMap(own -> time.filter(index -> TimeIndexes.isGrain(index, own)))
                .isPresent();
        if (!grainIsKey) {
            key.ifPresent(builder::primaryKey);
        }
        List<UniqueConstraint> uniques = keys.uniques(table, grainIsKey, place);
        List<Index> indexes = keys.indexes(table, grainIsKey, place);
        uniques.forEach(builder::unique);
        indexes.forEach(builder::index);
        time.flatMap(index -> TimeIndexes.grainIndex(index, uniques, indexes)).ifPresent(builder::index);
    }

    private void describe(TableDefinitionBuilder builder, OwnedTable owned, Optional<MetaTable> annotation) {
        String entity = annotation
                .map(MetaTable::identifier)
                .filter(text -> !text.isBlank())
                .orElseGet(
                        () -> settings.project().map(project -> project + ".").orElse("")
                                + EntityNames.simple(owned.entity()));
        builder.identifier(
                owned.attribute().map(attribute -> entity + "." + attribute).orElse(entity));
        annotation.ifPresent(given -> {
            builder.labels(List.of(given.labels())).protectFromDeletion(given.protectFromDeletion());
            if (!given.dataSource().isBlank()) {
                builder.dataSource(given.dataSource().strip());
            }
            if (owned.attribute().isEmpty() && !given.description().isBlank()) {
                builder.description(given.description());
            }
        });
    }

    private String namespace(Optional<MetaTable> annotation, Place place) {
        return annotation
                .map(MetaTable::namespace)
                .filter(text -> !text.isBlank())
                .or(settings::namespace)
                .or(() -> provider instanceof SettingsProvider
                        ? Optional.empty()
                        : Optional.of(provider.identity().migrationNamespace()))
                .orElseThrow(() -> place.invalid(
                        "The MetaTable has no namespace.",
                        "Set metatables.namespace or metatables.project, or say @MetaTable(namespace = ...)."));
    }

    private static void refuseOptions(Table table, Place place) {
        for (String options : new String[] {table.getOptions(), table.getExtraDeclarations()}) {
            if (options != null && !options.isBlank()) {
                throw place.invalid(
                        "The table " + table.getName() + " has the options '" + options + "', which cannot be read.",
                        "Leave them out: only what annotations declare can be held by a definition.");
            }
        }
    }
}
