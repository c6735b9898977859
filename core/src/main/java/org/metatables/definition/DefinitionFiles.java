package org.metatables.definition;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.metatables.Problem;
import org.metatables.naming.Identifiers;

/**
 * Contract files: definitions that a build writes beside the classes, so that Liquibase needs neither Hibernate nor
 * entities when it runs.
 *
 * <p>Each provider has one file {@code META-INF/metatables/<provider>.json}. The file {@value #INDEX} names them, one a
 * line, because the folders of a class path cannot be listed.
 */
public final class DefinitionFiles {

    /** The folder of the contract files. */
    public static final String FOLDER = "META-INF/metatables/";

    /** The file that names the contract files of its folder. */
    public static final String INDEX = FOLDER + "providers";

    private DefinitionFiles() {}

    /** The file name of a provider, such as {@code shop_main.json} for the key {@code shop:main}. */
    public static String fileName(MigrationProvider provider) {
        return Identifiers.slugify(provider.key()) + ".json";
    }

    /**
     * Writes the contract files of a project. Files that an earlier run wrote and this one does not are deleted; a file
     * whose text is the same already is not touched.
     *
     * @param classes the root folder of the compiled classes
     * @return the files, in the order of their names
     * @throws InvalidDefinitionException if two providers would have one file
     * @throws UncheckedIOException if a file cannot be written
     */
    public static List<Path> write(List<DefinitionSet> sets, Path classes) {
        Map<String, String> texts = new TreeMap<>();
        for (DefinitionSet set : sets) {
            if (texts.put(fileName(set.provider()), DefinitionJson.write(set)) != null) {
                throw new InvalidDefinitionException(
                        Problem.of("Two providers have the contract file " + fileName(set.provider()) + ".")
                                .remedy("Give one of them another key with metatables.provider.key."));
            }
        }
        try {
            return writeAll(texts, classes.resolve(FOLDER));
        } catch (IOException broken) {
            throw new UncheckedIOException("The contract files cannot be written to " + classes + ".", broken);
        }
    }

    /**
     * Reads every contract file of a class path.
     *
     * @return one set for each provider; none where there is no contract file. A file that is there twice counts once.
     * @throws UnreadableDefinitionsException if a file is not what it should be
     * @throws InvalidDefinitionException if an index names a file that is not there, or two files of one provider
     *     differ
     * @throws UncheckedIOException if the class path cannot be read
     */
    public static List<DefinitionSet> read(ClassLoader classLoader) {
        try {
            Map<String, Found> byProvider = new LinkedHashMap<>();
            for (URL index : indexes(classLoader)) {
                for (String name :
                        text(index).lines().filter(line -> !line.isBlank()).toList()) {
                    Found found = read(new URL(index, name.strip()), index);
                    Found other = byProvider.putIfAbsent(found.set().provider().key(), found);
                    if (other != null && !other.set().equals(found.set())) {
                        throw twoFiles(other, found);
                    }
                }
            }
            return byProvider.values().stream().map(Found::withOrigin).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("The contract files on the class path cannot be read.", broken);
        }
    }

    private static List<Path> writeAll(Map<String, String> texts, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path index = folder.resolve("providers");
        if (Files.exists(index)) {
            for (String earlier : Files.readAllLines(index)) {
                if (!earlier.isBlank() && !texts.containsKey(earlier.strip())) {
                    Files.deleteIfExists(folder.resolve(earlier.strip()));
                }
            }
        }
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            files.add(writeIfChanged(folder.resolve(text.getKey()), text.getValue()));
        }
        writeIfChanged(index, texts.isEmpty() ? "" : String.join("\n", texts.keySet()) + "\n");
        return files;
    }

    private static Path writeIfChanged(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
        return file;
    }

    /** The indexes of a class path; an entry that is there twice gives one. */
    private static Iterable<URL> indexes(ClassLoader classLoader) throws IOException {
        Map<String, URL> indexes = new LinkedHashMap<>();
        classLoader.getResources(INDEX).asIterator().forEachRemaining(url -> indexes.put(url.toExternalForm(), url));
        return indexes.values();
    }

    private static Found read(URL file, URL index) throws IOException {
        String text;
        try {
            text = text(file);
        } catch (FileNotFoundException missing) {
            throw new InvalidDefinitionException(
                    Problem.of("The contract file " + file + " is not there, although " + index + " names it.")
                            .remedy("Build the project again with the goal contracts of the metatables-maven-plugin."));
        }
        return new Found(file, DefinitionJson.readSet(text, "contract file " + file));
    }

    private static String text(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        // A cached jar stays open, and shows its old content after a rebuild.
        connection.setUseCaches(false);
        try (InputStream stream = connection.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InvalidDefinitionException twoFiles(Found one, Found other) {
        return new InvalidDefinitionException(Problem.of("There are two different contract files of the provider "
                        + one.set().provider().key() + ": " + one.file() + " and " + other.file() + ".")
                .remedy("Keep one of them on the class path: clean the build, or remove the older artifact."));
    }

    /** A set, and the file that it was found in. */
    private record Found(URL file, DefinitionSet set) {

        DefinitionSet withOrigin() {
            String name = file.getPath().substring(file.getPath().lastIndexOf(FOLDER));
            DefinitionOrigin origin = new DefinitionOrigin(
                    "contract file " + name,
                    set.origin().namingStrategy(),
                    set.origin().dialect());
            return set.foundIn(origin);
        }
    }
}
