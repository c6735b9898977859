package org.metatables.examples.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The README at the top of the project, and the code and output that it shows. */
final class Readme {

    /** The top of the project, seen from the folder in which the tests run. */
    static final Path TOP = Path.of("").toAbsolutePath().getParent().getParent();

    private static final Pattern BLOCK = Pattern.compile("(?:<!-- (\\S+) -->\n)?```(\\w+)\n(.*?)```\n", Pattern.DOTALL);

    private Readme() {}

    /**
     * A block of code or output.
     *
     * @param source what the comment above the block says it comes from; empty where there is none
     * @param language what follows the fence
     * @param text the block
     */
    record Block(String source, String language, String text) {}

    static List<Block> blocks() {
        return BLOCK.matcher(text()).results().map(Readme::block).toList();
    }

    private static Block block(MatchResult match) {
        return new Block(match.group(1) == null ? "" : match.group(1), match.group(2), match.group(3));
    }

    private static String text() {
        try {
            return Files.readString(TOP.resolve("README.md"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
