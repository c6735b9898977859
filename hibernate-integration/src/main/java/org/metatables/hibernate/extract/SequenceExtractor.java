package org.metatables.hibernate.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.dialect.Dialect;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.GeneratorSettings;
import org.hibernate.mapping.IdentifierCollection;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.jspecify.annotations.Nullable;
import org.metatables.definition.SequenceDefinition;
import org.metatables.naming.PhysicalName;

/**
 * The sequences that the keys of a table come from.
 *
 * <p>Hibernate's metadata has the sequences but does not say who uses them: only a key's generator does, and making
 * one anew
 * is how Hibernate itself asks.
 */
final class SequenceExtractor {

    private final Metadata metadata;
    private final SqlNames names;
    private final Map<PhysicalName, Sequence> sequences = new HashMap<>();

    SequenceExtractor(Metadata metadata, SqlNames names) {
        this.metadata = metadata;
        this.names = names;
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            namespace.getSequences().forEach(sequence -> sequences.put(nameOf(sequence.getName()), sequence));
        }
    }

    List<SequenceDefinition> of(OwnedTable owned) {
        List<SequenceDefinition> found = new ArrayList<>();
        if (sequences.isEmpty()) {
            return found;
        }
        if (owned instanceof OwnedTable.Primary && owned.entity() instanceof RootClass root) {
            collect(root.getIdentifier(), root, root.getIdentifierProperty(), found);
        } else if (owned instanceof OwnedTable.Plural plural
                && plural.collection() instanceof IdentifierCollection collection) {
            collect(collection.getIdentifier(), null, null, found);
        }
        return found;
    }

    private void collect(
            KeyValue key, @Nullable RootClass root, @Nullable Property property, List<SequenceDefinition> found) {
        if (key instanceof Component component) {
            for (Property part : component.getProperties()) {
                if (part.getValue() instanceof KeyValue value) {
                    collect(value, root, part, found);
                }
            }
            return;
        }
        Dialect dialect = metadata.getDatabase().getDialect();
        @Nullable Generator generator = key.createGenerator(dialect, root, property, new Settings(metadata));
        if (generator instanceof SequenceStyleGenerator style
                && style.getDatabaseStructure().isPhysicalSequence()) {
            PhysicalName name = nameOf(style.getDatabaseStructure().getPhysicalName());
            Sequence sequence = sequences.get(name);
            found.add(new SequenceDefinition(name, sequence.getInitialValue(), sequence.getIncrementSize()));
        }
    }

    private PhysicalName nameOf(QualifiedName name) {
        return names.qualified(name.getSchemaName(), name.getObjectName());
    }

    private record Settings(Metadata metadata) implements GeneratorSettings {

        @Override
        public @Nullable String getDefaultCatalog() {
            return null;
        }

        @Override
        public @Nullable String getDefaultSchema() {
            return null;
        }

        @Override
        public SqlStringGenerationContext getSqlStringGenerationContext() {
            return SqlStringGenerationContextImpl.fromExplicit(
                    metadata.getDatabase().getJdbcEnvironment(), metadata.getDatabase(), null, null);
        }
    }
}
