package org.metatables.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.naming.PhysicalName;

class ChangeLogTableSettingTest {

    @Test
    void isATableOfTheDefaultSchemaOrOfAnother() {
        assertThat(settings("history").changeLogTable()).contains(PhysicalName.inDefaultSchema("history"));
        assertThat(settings("ops.history").changeLogTable()).contains(new PhysicalName("ops", "history"));
        assertThat(MetaTablesSettings.none().changeLogTable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", ".history", "ops.", "two words"})
    void isRefusedWhereItIsNeither(String text) {
        assertThatThrownBy(() -> settings(text).changeLogTable())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("'schema.table'");
    }

    private static MetaTablesSettings settings(String changeLogTable) {
        return MetaTablesSettings.of(Map.of(MetaTablesSettings.CHANGE_LOG_TABLE, changeLogTable));
    }
}
