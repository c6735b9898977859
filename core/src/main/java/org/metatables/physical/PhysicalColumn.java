package org.metatables.physical;

import java.util.Optional;

/**
 * A column as it stands in the database.
 *
 * @param name its name
 * @param type its type in PostgreSQL's words, such as {@code character varying(64)}
 * @param namedType the enum or domain that the type is, if it is one
 * @param notNull whether it refuses null
 * @param defaultExpression its default, as PostgreSQL states it
 * @param generatedExpression what it is computed from, as PostgreSQL states it
 * @param identity how it is an identity column, if it is one
 * @param ownedSequence the sequence that belongs to it: of an identity, or of a {@code serial} column
 * @param comment its comment
 */
public record PhysicalColumn(
        String name,
        String type,
        Optional<NamedType> namedType,
        boolean notNull,
        Optional<String> defaultExpression,
        Optional<String> generatedExpression,
        Optional<IdentityKind> identity,
        Optional<PhysicalSequence> ownedSequence,
        Optional<String> comment) {

    /** Whether an insert may leave the column out. */
    public boolean mayBeOmitted() {
        return !notNull || defaultExpression.isPresent() || generatedExpression.isPresent() || identity.isPresent();
    }
}
