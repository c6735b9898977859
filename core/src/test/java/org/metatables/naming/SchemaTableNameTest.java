package org.metatables.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaTableNameTest {

    @Test
    void refusesPartsThatAreNotNormal() {
        assertThatThrownBy(() -> new SchemaTableName("Demo", "account", Optional.empty()))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("'Demo'");
    }

    @Test
    void givesBackTheNameThatItWasParsedFrom() {
        assertThat(SchemaTableName.parse("a__b__c__d").physicalName()).isEqualTo("a__b__c__d");
    }

    @Test
    void saysHowLongAnApplicationMayBe() {
        assertThatThrownBy(() ->
                        SchemaTableName.of("a".repeat(47), "b".repeat(20), "c").physicalName())
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("at most 46 characters");
    }
}
