package org.metatables.examples.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.metatables.examples.accounts.Documentation.Block;

/** Nothing is shown in a guide that the build does not compile or run: each block is a part of the file that the comment above it names. */
class DocumentationTest {

    /** What {@link TutorialTest} compares with what the tutorial prints. */
    private static final List<String> PRINTED = List.of("output", "mismatch");

    /** What the compiler, Maven, a test or continuous integration reads. */
    private static final Pattern BUILT = Pattern.compile(
            ".+/src/(main|test)/java/.+\\.java|.+/src/(main|test)/resources/.+|(.+/)?pom\\.xml|\\.ci/run");

    private static final Pattern REMARK = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> everyBlockIsAPartOfWhatIsBuilt() {
        return Documentation.blocks().stream()
                .filter(block -> !(block.document().equals("README.md") && PRINTED.contains(block.source())))
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> isPartOfItsSource(block)));
    }

    private static void isPartOfItsSource(Block block) {
        assertThat(block.source())
                .as("the comment above the block, which names a file that is compiled or run")
                .matches(BUILT);
        String source = Documentation.text(Documentation.TOP.resolve(block.source()));

        String compared =
                block.language().equals("xml") ? REMARK.matcher(source).replaceAll("") : source;
        assertThat(bare(compared).contains(bare(block.text())))
                .as("%s is in %s, but for space", block, block.source())
                .isTrue();
    }

    /** Without space, and without what only continuous integration says. */
    private static String bare(String text) {
        return text.replace(" -B -ntp", "").replaceAll("\\s", "");
    }

    @Test
    void showsTheTutorialsOutput() {
        assertThat(Documentation.blocks())
                .filteredOn(block -> block.document().equals("README.md"))
                .extracting(Block::source)
                .contains("output", "mismatch");
    }

    @Test
    void noCodeIsIndentedInsteadOfFenced() {
        for (Path document : Documentation.documents()) {
            String outside = Pattern.compile("(?ms)^\\s*(```+|~~~+).*?^\\s*\\1$")
                    .matcher(Documentation.text(document))
                    .replaceAll("");
            assertThat(outside.lines()).as(document.toString()).noneMatch(line -> line.matches("( {4}|\t).*"));
        }
    }
}
