package org.metatables.annotations;

import jakarta.persistence.metamodel.MappedSuperclassType;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.StaticMetamodel;

/**
 * The static metamodel of {@link SimpleTable}, which generated metamodels of simple tables extend. A persistence provider fills it
 * when it starts.
 *
 * @see <a href="https://jakarta.ee/specifications/persistence/3.2/jakarta-persistence-spec-3.2#a6072">Jakarta Persistence 3.2, 6.2.1.1</a>
 */
@StaticMetamodel(SimpleTable.class)
public abstract class SimpleTable_ {

    /** The name of the id. */
    public static final String ID = "id";

    /** The mapped superclass itself. */
    public static volatile MappedSuperclassType<SimpleTable> class_;

    /** The id. */
    public static volatile SingularAttribute<SimpleTable, Long> id;

    protected SimpleTable_() {}
}
