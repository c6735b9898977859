package org.metatables.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableChangeTest {

    @Test
    void trimsLabelsDropsBlankOnesAndKeepsTheFirstSpelling() {
        TableChange change = TableChange.none().addLabels(" Sales ", "", "sales", "  ", "EU", "SALES");

        assertThat(change.addedLabels()).containsExactly("Sales", "EU");
    }

    @Test
    void refusesLabelsOfWhichNothingIsLeft() {
        for (List<String> labels : List.of(List.<String>of(), List.of("", " \t"))) {
            assertThatThrownBy(() -> TableChange.none().addLabels(labels))
                    .isInstanceOf(InvalidChangeException.class)
                    .hasMessageContaining("There is no label");
        }
    }

    @Test
    void refusesALabelThatIsNullOverLongOrNotStorable() {
        assertThatThrownBy(() -> TableChange.none().addLabels(Arrays.asList("a", null)))
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining("null");
        assertThat(TableChange.none().addLabels("é".repeat(100)).addedLabels()).hasSize(1);
        assertThatThrownBy(() -> TableChange.none().removeLabels("x".repeat(101)))
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining("more than 100 characters");
        assertThatThrownBy(() -> TableChange.none().addLabels("a\0b"))
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining("code zero")
                .hasMessageNotContaining("\0");
    }

    @Test
    void refusesMoreLabelsThanAnybodyReads() {
        List<String> labels =
                IntStream.range(0, 101).mapToObj(i -> "label " + i).toList();
        assertThatThrownBy(() -> TableChange.none().addLabels(labels))
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining("101");
    }

    @Test
    void refusesALabelThatIsToBeBothThereAndNot() {
        assertThatThrownBy(() -> TableChange.none().addLabels("a", "b").removeLabels("B"))
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining("both added and removed: b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "a\0b", "\ud800"})
    void refusesADescriptionThatIsNone(String text) {
        assertThatThrownBy(() -> TableChange.none().describe(text)).isInstanceOf(InvalidChangeException.class);
    }

    @Test
    void refusesADescriptionThatIsTooLong() {
        assertThat(TableChange.none().describe("d".repeat(10_000)).description())
                .isPresent();
        assertThatThrownBy(() -> TableChange.none().describe("d".repeat(10_001)))
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining("10000");
    }

    @Test
    void theLastWordOnOneThingCounts() {
        TableChange change = TableChange.none()
                .describe(" First. ")
                .withoutDescription()
                .describe(" Last. ")
                .protect()
                .unprotect();

        assertThat(change.description()).contains(new TableChange.Description(Optional.of("Last.")));
        assertThat(change.protection()).contains(false);
    }
}
