package org.metatables.graph.internal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void leavesAloneWhatIsFarEnoughApart() {
        assertThat(Spread.solve(new double[] {0, 50, 100}, weights(1, 1, 1), new double[] {0, 10, 10}))
                .containsExactly(0, 50, 100);
    }

    @Test
    void pushesApartEvenlyWhatWantsTheSamePlace() {
        assertThat(Spread.solve(new double[] {50, 50, 50}, weights(1, 1, 1), new double[] {0, 10, 10}))
                .containsExactly(40, 50, 60);
    }

    @Test
    void whoInsistsMoreMovesLess() {
        assertThat(Spread.solve(new double[] {50, 50}, weights(9, 1), new double[] {0, 10}))
                .containsExactly(49, 59);
    }

    @Test
    void countsHowManyPairsStandInTheWrongOrder() {
        assertThat(Inversions.count(List.of(0, 1, 2))).isZero();
        assertThat(Inversions.count(List.of(2, 1, 0))).isEqualTo(3);
        assertThat(Inversions.count(List.of(1, 1, 0, 1))).isEqualTo(2);
        assertThat(Inversions.count(List.of())).isZero();
    }

    private static double[] weights(double... weights) {
        return weights;
    }
}
