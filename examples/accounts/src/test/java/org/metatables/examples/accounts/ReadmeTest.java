package org.metatables.examples.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeTest {

    private static final Set<String> SHOWN_AND_RUN_ELSEWHERE = Set.of("output", "mismatch");

    @Test
    void everyBlockSaysWhereItComesFrom() {
        assertThat(Readme.blocks())
                .filteredOn(block -> !block.language().equals("sh"))
                .allSatisfy(block -> assertThat(block.source()).isNotEmpty());
    }

    @Test
    void theCommandsAreThoseThatContinuousIntegrationRuns() throws IOException {
        String script = Files.readString(Readme.TOP.resolve(".ci/run")).replace("mvn -B -ntp", "mvn");

        assertThat(Readme.blocks())
                .filteredOn(block -> block.language().equals("sh"))
                .hasSize(2)
                .allSatisfy(block -> assertThat(script).contains(block.text()));
    }

    @ParameterizedTest
    @MethodSource("codeBlocks")
    void everyPieceOfCodeIsPartOfAProgramThatIsBuilt(Readme.Block block) throws IOException {
        String source = Files.readString(Readme.TOP.resolve(block.source()));

        assertThat(withoutIndent(source)).contains(withoutIndent(block.text()));
    }

    private static Stream<Readme.Block> codeBlocks() {
        return Readme.blocks().stream()
                .filter(block -> !block.language().equals("sh") && !SHOWN_AND_RUN_ELSEWHERE.contains(block.source()));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).toList();
    }

    private static String withoutIndent(String text) {
        return String.join("\n", lines(text));
    }
}
