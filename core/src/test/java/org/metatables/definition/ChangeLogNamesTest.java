package org.metatables.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeLogNamesTest {

    @Test
    void carryThePrefixOfTheProject() {
        assertThat(ChangeLogNames.ofProject("SDK-Examples"))
                .isEqualTo(
                        new ChangeLogNames("sdk_examples__databasechangelog", "sdk_examples__databasechangeloglock"));
    }

    @Test
    void stayApartAndWithin63BytesForALongProject() {
        ChangeLogNames names = ChangeLogNames.ofProject("p".repeat(46));

        assertThat(names.table()).hasSizeLessThanOrEqualTo(63).isNotEqualTo(names.lockTable());
        assertThat(names.lockTable()).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void refuseNamesThatPostgresWouldCut() {
        assertThatThrownBy(() -> ChangeLogNames.of("l".repeat(60)))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("lock table of the change log")
                .hasMessageContaining("63 bytes");
        assertThatThrownBy(() -> ChangeLogNames.of(" ")).isInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void refuseOneNameForBoth() {
        assertThatThrownBy(() -> new ChangeLogNames("log", "log"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("one name: log");
    }

    @Test
    void areThoseOfTheProviderElseThoseOfTheProject() {
        ProviderClass own = new ProviderClass("shop", "com.Shop", false, Optional.of(ChangeLogNames.of("shop_log")));
        ProviderClass silent = new ProviderClass("shop", "com.Shop", false, Optional.empty());

        assertThat(set(Optional.of("shop"), Optional.of(own)).changeLog()).contains(ChangeLogNames.of("shop_log"));
        assertThat(set(Optional.of("shop"), Optional.of(silent)).changeLog())
                .contains(ChangeLogNames.ofProject("shop"));
        assertThat(set(Optional.of("shop"), Optional.empty()).changeLog()).contains(ChangeLogNames.ofProject("shop"));
        assertThat(set(Optional.empty(), Optional.of(silent)).changeLog()).isEmpty();
    }

    private static DefinitionSet set(Optional<String> project, Optional<ProviderClass> declaredBy) {
        return new DefinitionSet(
                MigrationProvider.of("shop", "main"),
                List.of(),
                new DefinitionOrigin("a test", "none", "none"),
                project,
                declaredBy);
    }
}
