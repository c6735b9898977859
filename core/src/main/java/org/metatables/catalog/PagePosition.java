package org.metatables.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import org.metatables.naming.PhysicalName;

/** A place in the order of the catalog, and its text as a cursor. */
record PagePosition(PhysicalName name, UUID uid) {

    /** No name in PostgreSQL has this character. */
    private static final String SEPARATOR = "\0";

    private static final int PARTS = 3;

    static PagePosition of(CatalogTable table) {
        return new PagePosition(table.name(), table.uid());
    }

    /** @throws InvalidCursorException if the text is not the cursor of a position */
    static PagePosition ofCursor(String cursor) {
        try {
            String[] parts = decode(cursor).split(SEPARATOR, -1);
            if (parts.length != PARTS) {
                throw new InvalidCursorException();
            }
            return new PagePosition(new PhysicalName(parts[0], parts[1]), UUID.fromString(parts[2]));
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw new InvalidCursorException();
        }
    }

    String cursor() {
        String text = String.join(SEPARATOR, name.schema(), name.table(), uid.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Binds it as schema, name and uid.
     *
     * @return the number of the place behind the last
     */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int place = first;
        statement.setString(place++, name.schema());
        statement.setString(place++, name.table());
        statement.setObject(place++, uid);
        return place;
    }

    private static String decode(String cursor) throws CharacterCodingException {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
