package org.metatables.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownSettingTest {

    @ParameterizedTest
    @CsvSource({
        "metatables.projct, metatables.project",
        "metatables.grant.view, metatables.grants.view",
        "metatables.startup.braeking, metatables.startup.breaking",
        "metatables.operation.role, metatables.operations.role",
        "metatables.provider.keys, metatables.provider.key"
    })
    void namesTheSettingThatIsMeant(String slip, String meant) {
        assertThat(UnknownSetting.among(List.of(slip, "metatables.project")))
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.sentence())
                        .isEqualTo("There is no setting " + slip + ". Did you mean " + meant + "?"));
    }

    @Test
    void knowsWhatIsNothingLikeASetting() {
        assertThat(UnknownSetting.among(Set.of("metatables.colour")))
                .extracting(UnknownSetting::sentence)
                .containsExactly("There is no setting metatables.colour.");
    }

    @Test
    void knowsEverySetting() throws IllegalAccessException {
        for (Field field : MetaTablesSettings.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                String name = (String) field.get(null);
                assertThat(UnknownSetting.among(Set.of(name))).isEmpty();
            }
        }
    }
}
