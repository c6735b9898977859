package org.metatables.hibernate.extract;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.naming.Identifiers;
import org.metatables.naming.PhysicalName;

/**
 * Names as PostgreSQL stores them: without quotes, and in lower case where the author wrote none.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL: identifiers</a>
 */
final class SqlNames {

    private final String defaultSchema;

    private SqlNames(String defaultSchema) {
        this.defaultSchema = defaultSchema;
    }

    static SqlNames of(Metadata metadata) {
        return new SqlNames(Optional.ofNullable(BootSettings.of(metadata).get(MappingSettings.DEFAULT_SCHEMA))
                .map(schema -> stored(Identifier.toIdentifier(schema.toString())))
                .or(() -> Optional.ofNullable(metadata.getDatabase()
                                .getPhysicalImplicitNamespaceName()
                                .schema())
                        .map(SqlNames::stored))
                .orElse(PhysicalName.DEFAULT_SCHEMA));
    }

    PhysicalName of(Table table) {
        return qualified(table.getSchemaIdentifier(), table.getNameIdentifier());
    }

    PhysicalName qualified(@Nullable Identifier schema, Identifier name) {
        return new PhysicalName(schema == null ? defaultSchema : stored(schema), stored(name));
    }

    PhysicalName inDefaultSchema(String name) {
        return new PhysicalName(defaultSchema, name);
    }

    static String of(Column column) {
        return stored(column.getName(), column.isQuoted());
    }

    static String stored(Identifier identifier) {
        return stored(identifier.getText(), identifier.isQuoted());
    }

    /** The name as it is written in SQL text, with or without quotes. */
    static String stored(String written) {
        return stored(Identifier.toIdentifier(written));
    }

    private static String stored(String text, boolean quoted) {
        boolean mayBeLong = text.length() * 3 > Identifiers.MAX_LENGTH;
        if (mayBeLong && text.getBytes(StandardCharsets.UTF_8).length > Identifiers.MAX_LENGTH) {
            throw new InvalidDefinitionException(Problem.of("The name " + text + " is longer than "
                            + Identifiers.MAX_LENGTH + " bytes: PostgreSQL would cut it without a word.")
                    .remedy("Give a shorter name."));
        }
        return quoted ? text : Identifiers.folded(text);
    }
}
