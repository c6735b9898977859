package org.metatables.annotations;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a simple table have in common: the id, which the database makes.
 *
 * <p>An entity that extends this class is a MetaTable whose physical table MetaTables makes and owns: it needs no changelog, and the
 * application no right to run DDL. It declares no id of its own, and its attributes are values and references to other simple tables.
 *
 * <pre>{@code
 * @Entity
 * public class Customer extends SimpleTable {
 *     @Column(length = 64, nullable = false, unique = true)
 *     private String code;
 * }
 * }</pre>
 */
@MappedSuperclass
public abstract class SimpleTable {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    /** A row that has no id yet. */
    protected SimpleTable() {}

    /** The id; null in a row that was not inserted. */
    public @Nullable Long getId() {
        return id;
    }

    /** Says which row this is, for writing over one whose id is known. */
    public void setId(@Nullable Long id) {
        this.id = id;
    }
}
