package org.metatables.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "account", "Größe", "\uD83D\uDE00", "a\uD83D\uDE00\uD83D\uDE00b", "\u0001\n\uFFFF"})
    void findsNothingWrongWithWholeCharacters(String text) {
        assertThat(StorableText.fault(text)).isEmpty();
    }

    @Test
    void namesTheCharacterWithCodeZero() {
        assertThat(StorableText.fault("a\0b")).contains("has the character with code zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "a\uD83Db", "a\uDE00", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"})
    void findsHalfACharacterWhereverItIs(String text) {
        assertThat(StorableText.fault(text)).contains("has half a character (an unpaired surrogate)");
    }
}
