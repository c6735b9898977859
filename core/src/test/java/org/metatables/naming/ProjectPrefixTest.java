package org.metatables.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectPrefixTest {

    private final ProjectPrefix demo = new ProjectPrefix("demo");

    @ParameterizedTest
    @CsvSource({
        "account, demo__account",
        "Account Holdings, demo__account_holdings",
        "demo__account, demo__account",
        "demo__Account, demo__account",
        "demo_account, demo__demo_account",
        "demo, demo__demo",
        "demo__, demo__demo",
        "asset__eu, demo__asset__eu",
        "asset__eu__west, demo__asset__eu_west",
        "__x__, demo__x",
        "a____b, demo__a__b",
        "3d_model, demo__t_3d_model",
        "account_seq, demo__account_seq"
    })
    void givesEachNameThePrefixOnce(String authored, String expected) {
        assertThat(demo.apply(authored)).isEqualTo(expected);
    }

    @Test
    void normalisesTheProject() {
        assertThat(new ProjectPrefix("SDK Examples").apply("account")).isEqualTo("sdk_examples__account");
    }

    @Test
    void shortensAsTheReferenceSystemDoes() {
        ProjectPrefix project = new ProjectPrefix("sdk_examples");

        assertThat(project.apply("account_holdings_by_region_and_currency_daily__prod"))
                .isEqualTo("sdk_examples__account_holdings_by_region_and_c_1a51f1c46e__prod");
    }

    @Test
    void changesNothingWhenItIsAppliedAgain() {
        Random random = new Random(20261121);
        for (int round = 0; round < 20_000; round++) {
            String authored = "x" + randomName(random);

            String once = demo.apply(authored);

            assertThat(once).startsWith("demo__").hasSizeLessThanOrEqualTo(63);
            assertThat(demo.apply(once)).as(authored).isEqualTo(once);
        }
    }

    @Test
    void refusesANameOfWhichNothingIsLeft() {
        assertThatThrownBy(() -> demo.apply("--"))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("'--'")
                .hasMessageContaining("at least one letter or number");
    }

    @Test
    void refusesAProjectThatLeavesNoRoomForNames() {
        ProjectPrefix project = new ProjectPrefix("p".repeat(50));

        assertThatThrownBy(() -> project.apply("a".repeat(20)))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("too long");
    }

    private static String randomName(Random random) {
        String alphabet = "abC_9_ _-ü";
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(90);
        for (int i = 0; i < length; i++) {
            name.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return name.toString();
    }
}
