package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.metatables.testing.TestDatabaseException;

class DatabaseChoiceTest {

    @Test
    void readsEveryWordInAnyCase() {
        assertThat(DatabaseChoice.of("auto")).isEqualTo(DatabaseChoice.AUTO);
        assertThat(DatabaseChoice.of("Embedded")).isEqualTo(DatabaseChoice.EMBEDDED);
        assertThat(DatabaseChoice.of(" docker ")).isEqualTo(DatabaseChoice.DOCKER);
        assertThat(DatabaseChoice.of("EXTERNAL")).isEqualTo(DatabaseChoice.EXTERNAL);
    }

    @Test
    void takesNothingForAuto() {
        assertThat(DatabaseChoice.of("")).isEqualTo(DatabaseChoice.AUTO);
    }

    @Test
    void namesTheWordsWhenItKnowsNone() {
        assertThatThrownBy(() -> DatabaseChoice.of("h2"))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessage("There is no test database \"h2\". Set -Ddb to one of auto, embedded, docker, external.");
    }
}
