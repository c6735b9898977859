package org.metatables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private static final UUID ROW = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @Test
    void readsAsAParagraphWhateverTheOrderInWhichItWasPutTogether() {
        Problem problem = Problem.of("The column is missing.")
                .remedy("Add it.")
                .withUid(ROW)
                .inTable("shop.account")
                .at("entity Account, attribute region");

        assertThat(problem.message())
                .isEqualTo("The column is missing. At: entity Account, attribute region. Table: shop.account. Uid: "
                        + ROW + ". Add it.");
    }

    @Test
    void endsWithItsSummaryWhereNothingCanBeAdvised() {
        assertThat(Problem.of("The server is gone.").message()).isEqualTo("The server is gone.");
    }

    @Test
    void putsTheRemedyOnALineOfItsOwnAfterAList() {
        assertThat(Problem.of("Two tables differ:\n  a\n  b\n")
                        .remedy("Correct them.")
                        .message())
                .isEqualTo("Two tables differ:\n  a\n  b\nCorrect them.");
    }

    @Test
    void needsWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(" \n"));
    }
}
