package org.metatables.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metatables.contract.InvalidContractException;
import org.metatables.contract.TableContract;

/** Contract files come from other people's jars: whatever is in them is read or refused, and nothing else happens. */
class HostileDefinitionsTest {

    private static final int DAMAGES = 3_000;
    private static final String PIECES = "\"{}[],:\\ \n\u0000\u00e40123456789-.eEtruefalsn";

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aDamagedFileIsReadOrRefusedAndNothingElse(long seed) {
        String file = DefinitionJson.write(new RandomDefinitions(seed).set(3));
        Random random = new Random(seed);

        for (int i = 0; i < DAMAGES; i++) {
            String damaged = damaged(file, random);
            try {
                DefinitionSet read = DefinitionJson.readSet(damaged, "the file");
                assertThat(DefinitionJson.readSet(DefinitionJson.write(read), "its copy"))
                        .isEqualTo(read);
            } catch (UnreadableDefinitionsException refused) {
                assertThat(refused).hasMessageContaining("the file");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aDamagedContractIsReadOrRefusedAndNothingElse(long seed) {
        String contract = TableContract.of(new RandomDefinitions(seed).table(1)).toJson();
        Random random = new Random(seed);

        for (int i = 0; i < DAMAGES; i++) {
            try {
                TableContract read = TableContract.parse(damaged(contract, random));
                assertThat(TableContract.parse(read.toJson())).isEqualTo(read);
            } catch (InvalidContractException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void aFileThatIsNestedWithoutEndIsRefused() {
        String nested = "{\"a\":" + "[".repeat(1_000_000);

        assertThatThrownBy(() -> DefinitionJson.readSet(nested, "the file"))
                .isInstanceOf(UnreadableDefinitionsException.class)
                .hasMessageContaining("the file");
        assertThatThrownBy(() -> TableContract.parse(nested)).isInstanceOf(InvalidContractException.class);
    }

    @Test
    void aNumberWithoutEndIsRefused() {
        String endless = "{\"format\":" + "9".repeat(1_000_000) + "}";

        assertThatThrownBy(() -> DefinitionJson.readSet(endless, "the file"))
                .isInstanceOf(UnreadableDefinitionsException.class);
    }

    /** The text with a piece of it cut off, left out, doubled or replaced. */
    private static String damaged(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(random.nextInt(40) + 1));
        String before = text.substring(0, from);
        String after = text.substring(to);
        return switch (random.nextInt(4)) {
            case 0 -> before;
            case 1 -> before + after;
            case 2 -> before + text.substring(from, to) + text.substring(from);
            default -> before + PIECES.charAt(random.nextInt(PIECES.length())) + after;
        };
    }
}
