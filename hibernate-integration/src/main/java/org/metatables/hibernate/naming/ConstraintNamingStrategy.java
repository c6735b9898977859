package org.metatables.hibernate.naming;

import java.util.List;
import java.util.Optional;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitConstraintNameSource;
import org.hibernate.boot.model.naming.ImplicitForeignKeyNameSource;
import org.hibernate.boot.model.naming.ImplicitIndexNameSource;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitUniqueKeyNameSource;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.metatables.naming.ConstraintNames;
import org.metatables.naming.ProjectPrefix;

/**
 * Names constraints and indexes by the rules where their author gave no name, and leaves all else to the strategy
 * that the
 * application configured. Without a prefix it changes no name, but still remembers which names no author gave.
 *
 * @see ConstraintNames
 */
public final class ConstraintNamingStrategy extends DelegatingImplicitNamingStrategy {

    private final Optional<ProjectPrefix> prefix;
    private final DeclaredNames declared = new DeclaredNames();

    ConstraintNamingStrategy(ImplicitNamingStrategy delegate, Optional<ProjectPrefix> prefix) {
        super(delegate);
        this.prefix = prefix;
    }

    /** What it learned while the metadata was built. */
    public DeclaredNames declared() {
        return declared;
    }

    @Override
    public Identifier determineJoinTableName(ImplicitJoinTableNameSource source) {
        // The default joins the names of both tables, which are prefixed by now: each once is enough.
        return super.determineJoinTableName(
                prefix.<ImplicitJoinTableNameSource>map(project -> new UnprefixedJoinTable(source, project))
                        .orElse(source));
    }

    @Override
    public Identifier determineForeignKeyName(ImplicitForeignKeyNameSource source) {
        if (source.getUserProvidedIdentifier() != null) {
            return source.getUserProvidedIdentifier();
        }
        return remembered(
                source,
                prefix.isEmpty()
                        ? super.determineForeignKeyName(source)
                        : plain(ConstraintNames.foreignKey(
                                source.getTableName().getText(),
                                texts(source.getColumnNames()),
                                source.getReferencedTableName().getText(),
                                ReferencedColumns.of(source))));
    }

    @Override
    public Identifier determineUniqueKeyName(ImplicitUniqueKeyNameSource source) {
        boolean asIndex = source.kind() == ImplicitConstraintNameSource.Kind.INDEX;
        Identifier name = source.getUserProvidedIdentifier();
        if (name == null) {
            name = remembered(
                    source, prefix.isEmpty() ? super.determineUniqueKeyName(source) : uniqueName(source, asIndex));
        }
        if (asIndex) {
            declared.recordUniqueIndex(source.getTableName(), name);
        }
        return name;
    }

    @Override
    public Identifier determineIndexName(ImplicitIndexNameSource source) {
        if (source.getUserProvidedIdentifier() != null) {
            return source.getUserProvidedIdentifier();
        }
        return remembered(
                source,
                prefix.isEmpty()
                        ? super.determineIndexName(source)
                        : plain(ConstraintNames.index(
                                source.getTableName().getText(), physicalColumns(source), false)));
    }

    private Identifier uniqueName(ImplicitUniqueKeyNameSource source, boolean asIndex) {
        String table = source.getTableName().getText();
        List<String> columns = physicalColumns(source);
        return plain(asIndex ? ConstraintNames.index(table, columns, true) : ConstraintNames.unique(table, columns));
    }

    private Identifier remembered(ImplicitConstraintNameSource source, Identifier name) {
        declared.recordGenerated(source.getTableName(), name);
        return name;
    }

    /** The columns' physical names; an expression in parentheses stays as it is. */
    private static List<String> physicalColumns(ImplicitConstraintNameSource source) {
        MetadataBuildingContext context = source.getBuildingContext();
        return source.getColumnNames().stream()
                .map(column -> column.getText().startsWith("(")
                        ? column
                        : context.getBuildingOptions()
                                .getPhysicalNamingStrategy()
                                .toPhysicalColumnName(
                                        column,
                                        context.getMetadataCollector()
                                                .getDatabase()
                                                .getJdbcEnvironment()))
                .map(Identifier::getText)
                .toList();
    }

    private static List<String> texts(List<Identifier> names) {
        return names.stream().map(Identifier::getText).toList();
    }

    private static Identifier plain(String name) {
        return new Identifier(name, false);
    }
}
