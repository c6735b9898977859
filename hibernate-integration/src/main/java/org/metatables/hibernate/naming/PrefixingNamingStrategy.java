package org.metatables.hibernate.naming;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;
import org.metatables.naming.Identifiers;
import org.metatables.naming.ProjectPrefix;

/**
 * Gives tables and sequences the prefix of their project, after the strategy that the application configured has named
 * them, but for the names of the baseline. Entity, join, collection and secondary tables all come by here. Schemas and
 * columns are left alone.
 *
 * <p>{@link NamingInitializer} puts it in place. An application that sets a strategy by code wraps it itself.
 */
public final class PrefixingNamingStrategy implements PhysicalNamingStrategy {

    private final PhysicalNamingStrategy delegate;
    private final ProjectPrefix prefix;

    public PrefixingNamingStrategy(PhysicalNamingStrategy delegate, ProjectPrefix prefix) {
        this.delegate = delegate;
        this.prefix = prefix;
    }

    /** The strategy that names first: the application's own. */
    public PhysicalNamingStrategy delegate() {
        return delegate;
    }

    /** The prefix that its tables and sequences get. */
    public ProjectPrefix prefix() {
        return prefix;
    }

    @Override
    public @Nullable Identifier toPhysicalCatalogName(@Nullable Identifier name, JdbcEnvironment environment) {
        return delegate.toPhysicalCatalogName(name, environment);
    }

    @Override
    public @Nullable Identifier toPhysicalSchemaName(@Nullable Identifier name, JdbcEnvironment environment) {
        return delegate.toPhysicalSchemaName(name, environment);
    }

    @Override
    public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
        return prefixed(delegate.toPhysicalTableName(name, environment));
    }

    @Override
    public Identifier toPhysicalSequenceName(Identifier name, JdbcEnvironment environment) {
        return prefixed(delegate.toPhysicalSequenceName(name, environment));
    }

    @Override
    public Identifier toPhysicalColumnName(Identifier name, JdbcEnvironment environment) {
        return delegate.toPhysicalColumnName(name, environment);
    }

    @Override
    public Identifier toPhysicalTypeName(Identifier name, JdbcEnvironment environment) {
        return delegate.toPhysicalTypeName(name, environment);
    }

    private Identifier prefixed(Identifier name) {
        String stored = name.isQuoted() ? name.getText() : Identifiers.folded(name.getText());
        return prefix.baseline().contains(stored)
                ? name
                : new Identifier(prefix.apply(name.getText()), name.isQuoted(), name.isExplicit());
    }
}
