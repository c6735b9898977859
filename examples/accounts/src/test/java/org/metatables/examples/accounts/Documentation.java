package org.metatables.examples.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guides of the project, and the code, commands and output that they show. */
final class Documentation {

    /** The top of the project, seen from the folder in which the tests run. */
    static final Path TOP = Path.of("").toAbsolutePath().getParent().getParent();

    private static final Pattern FENCE = Pattern.compile("\\s*(```+|~~~+)\\s*(\\S*).*");
    private static final Pattern SOURCE = Pattern.compile("<!-- (\\S+) -->");

    private Documentation() {}

    /**
     * A block of code or output.
     *
     * @param document the guide, seen from the top of the project
     * @param line the line of its fence, counted from 1
     * @param source what the comment above the block says it comes from; empty where there is none
     * @param language what follows the fence
     * @param text the block
     */
    record Block(String document, int line, String source, String language, String text) {

        @Override
        public String toString() {
            return document + ":" + line + " " + language;
        }
    }

    /** All guides. */
    static List<Path> documents() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(TOP, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean made = name.equals("target") || (name.startsWith(".") && !folder.equals(TOP));
                    return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return found;
    }

    /** Every fenced block of every guide. */
    static List<Block> blocks() {
        return documents().stream()
                .flatMap(document -> blocks(document).stream())
                .toList();
    }

    private static List<Block> blocks(Path document) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = text(document).lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            Matcher fence = FENCE.matcher(lines.get(at));
            if (fence.matches()) {
                int first = at + 1;
                at = end(lines, first, fence.group(1));
                blocks.add(new Block(
                        TOP.relativize(document).toString(),
                        first,
                        first > 1 ? source(lines.get(first - 2)) : "",
                        fence.group(2),
                        String.join("\n", lines.subList(first, at))));
            }
        }
        return blocks;
    }

    private static int end(List<String> lines, int from, String fence) {
        int end = from;
        while (end < lines.size() && !lines.get(end).strip().equals(fence)) {
            end++;
        }
        return end;
    }

    private static String source(String lineAbove) {
        Matcher comment = SOURCE.matcher(lineAbove.strip());
        return comment.matches() ? comment.group(1) : "";
    }

    /** The text of a file. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
