package org.metatables.testvectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DifferenceTest {

    @TestFactory
    Stream<DynamicTest> eachDifferenceIsFromAVectorThatThereIs() {
        return Difference.all().stream()
                .map(difference -> DynamicTest.dynamicTest(
                        difference.vector(),
                        () -> assertThat(exists(difference)).isTrue()));
    }

    private static boolean exists(Difference difference) {
        String[] place = difference.vector().split("/", 3);
        Vectors vectors = Vectors.in(place[0]);
        return place.length == 2
                ? !vectors.part(place[1]).isEmpty()
                : vectors.titles(place[1]).contains(place[2]);
    }
}
