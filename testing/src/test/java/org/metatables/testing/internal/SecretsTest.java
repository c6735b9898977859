package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void holds128BitsInCharactersThatNeedNoQuotes() {
        assertThat(Secrets.password()).matches("[0-9a-f]{32}");
    }

    @Test
    void isNeverTheSame() {
        assertThat(Stream.generate(Secrets::password).limit(1_000)).doesNotHaveDuplicates();
    }
}
