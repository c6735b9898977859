package org.metatables.hibernate.naming;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.boot.model.naming.Identifier;

/**
 * What an author said about keys and indexes and Hibernate's mapping forgets: which of them got their names from no
 * author,
 * and which unique constraints were declared as unique indexes.
 *
 * <p>It belongs to one build of the metadata.
 */
public final class DeclaredNames {

    private record Key(String table, String name) {}

    private final Set<Key> generated = ConcurrentHashMap.newKeySet();
    private final Set<Key> uniqueIndexes = ConcurrentHashMap.newKeySet();

    /** Whether a strategy made the name, and no author. */
    public boolean isGenerated(String table, String name) {
        return generated.contains(new Key(table, name));
    }

    /** Whether the unique constraint of this name was declared as a unique index. */
    public boolean isUniqueIndex(String table, String name) {
        return uniqueIndexes.contains(new Key(table, name));
    }

    void recordGenerated(Identifier table, Identifier name) {
        generated.add(new Key(table.getText(), name.getText()));
    }

    void recordUniqueIndex(Identifier table, Identifier name) {
        uniqueIndexes.add(new Key(table.getText(), name.getText()));
    }
}
