package org.metatables.operation.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyformatTest {

    @Test
    void takesPlacesOutOfTheText() {
        Pyformat text = Pyformat.of("a = %(x)s and b = %(x)s or c like '5%%'");
        assertThat(text.sql()).isEqualTo("a =  and b =  or c like '5%'");
        assertThat(text.places()).containsExactly(entry(4, "x"), entry(13, "x"));
    }

    @Test
    void numbersPlacesWithoutAName() {
        assertThat(Pyformat.of("%s, %s").places()).containsExactly(entry(0, "0"), entry(2, "1"));
    }

    @Test
    void knowsWhereEachCharacterStood() {
        String wire = "%%a%(x)sb";
        Pyformat text = Pyformat.of(wire);
        assertThat(text.sql()).isEqualTo("%ab");
        assertThat(text.origins()[1]).isEqualTo(wire.indexOf('a'));
        assertThat(text.origins()[2]).isEqualTo(wire.indexOf('b'));
        assertThat(text.origins()[3]).isEqualTo(wire.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%d",
                "%(a",
                "%(a)d",
                "%()s",
                "%(1)s",
                "%(a b)s",
                "%(\u00e4)s",
                "% s",
                "%%%",
                "%(a)s%(b)s",
                "%s%s"
            })
    void refusesPercentSignsThatAreNoPlaces(String wire) {
        assertThatThrownBy(() -> Pyformat.of(wire)).isInstanceOf(UnreadableText.class);
    }

    @Test
    void leavesATextWithoutPercentSignsAlone() {
        assertThat(Pyformat.of("").sql()).isEmpty();
        assertThat(Pyformat.of("select ':x {y}'").sql()).isEqualTo("select ':x {y}'");
    }
}
