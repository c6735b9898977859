package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.naming.PhysicalName;

class PagePositionTest {

    private static final String UID = "00000000-0000-4000-8000-000000000000";

    @Test
    void comesBackFromItsCursorWhateverTheNamesHold() {
        PagePosition position =
                new PagePosition(new PhysicalName("a,b/\"c", "Größe \uD83D\uDE00\n"), UUID.fromString(UID));

        assertThat(PagePosition.ofCursor(position.cursor())).isEqualTo(position);
        assertThat(position.cursor()).as("fit for a URL").matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "next", "a=b", "\0", "-", "bm90IGEgY3Vyc29y", "'; drop table x; --"})
    void refusesWhatDoesNotComeFromAPage(String cursor) {
        assertThatThrownBy(() -> PagePosition.ofCursor(cursor))
                .isInstanceOf(InvalidCursorException.class)
                .hasMessageContaining("Pass on Page.next() as it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"public\0account", "public\0account\0x", " \0account\0" + UID, "a\0b\0" + UID + "\0c"})
    void refusesATextThatIsOnlyEncodedAlike(String text) {
        String cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> PagePosition.ofCursor(cursor)).isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void refusesBytesThatAreNoText() {
        String cursor = Base64.getUrlEncoder().encodeToString(new byte[] {(byte) 0xC3, 0, 'b', 0, 'c'});

        assertThatThrownBy(() -> PagePosition.ofCursor(cursor)).isInstanceOf(InvalidCursorException.class);
    }
}
