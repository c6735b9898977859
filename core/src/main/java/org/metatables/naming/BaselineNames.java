package org.metatables.naming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.metatables.settings.MetaTablesSettings;

/**
 * The names of tables and sequences that were there before the project: they stay as authored, and all others get the
 * prefix of the project.
 *
 * <p>A project commits them as a file of its resources: one name a line, exactly as PostgreSQL stores it and without a
 * schema. What follows a {@code #} at the start of a line or after a blank is a comment.
 *
 * @param names the names, in their order
 */
public record BaselineNames(Set<String> names) {

    /** The resource that is read where no setting names another. */
    public static final String RESOURCE = "META-INF/metatables/baseline";

    private static final String HEADING = """
            # What was there before MetaTables: these tables and sequences keep their names, all others get the prefix
            # of the project. One name a line, as PostgreSQL stores it, without a schema.
            """;

    public BaselineNames {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /** No name is kept. */
    public static BaselineNames none() {
        return new BaselineNames(Set.of());
    }

    /**
     * The names of the resource {@value #RESOURCE}, or of the one that the setting {@value MetaTablesSettings#BASELINE}
     * names.
     *
     * @return no names where there is no such resource and no setting asks for one
     * @throws InvalidBaselineException if the resource that a setting names is not there, or one has a line that is no
     *     name
     * @throws UncheckedIOException if the class path cannot be read
     */
    public static BaselineNames find(ClassLoader classLoader, MetaTablesSettings settings) {
        Optional<String> asked = settings.get(MetaTablesSettings.BASELINE);
        String resource = asked.orElse(RESOURCE);
        URL url = classLoader.getResource(resource);
        if (url != null) {
            return parse(read(url), "baseline " + resource);
        }
        if (asked.isPresent()) {
            throw InvalidBaselineException.missing(resource);
        }
        return none();
    }

    /**
     * The names in the text of a baseline.
     *
     * @param source what the text is, for messages
     * @throws InvalidBaselineException with every line that is no name
     */
    public static BaselineNames parse(String text, String source) {
        Set<String> names = new LinkedHashSet<>();
        List<String> faults = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String name = withoutComment(lines.get(number - 1));
            if (name.getBytes(StandardCharsets.UTF_8).length > Identifiers.MAX_LENGTH || name.indexOf('\0') >= 0) {
                faults.add("line " + number);
            } else if (!name.isEmpty()) {
                names.add(name);
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidBaselineException.of(source, faults);
        }
        return new BaselineNames(names);
    }

    /** The text of a baseline, sorted. */
    public static String write(Collection<String> names) {
        return HEADING + String.join("\n", new TreeSet<>(names)) + "\n";
    }

    /** Whether a table or sequence keeps its name. */
    public boolean contains(String name) {
        return names.contains(name);
    }

    /** The names that belong to nothing that a project maps: misspelt, or no longer there. */
    public Set<String> without(Collection<String> mapped) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(mapped);
        return unknown;
    }

    private static String withoutComment(String line) {
        return line.replaceFirst("(^|\\s)#.*$", "").strip();
    }

    private static String read(URL url) {
        try {
            URLConnection connection = url.openConnection();
            // A cached jar stays open, and shows its old content after a rebuild.
            connection.setUseCaches(false);
            try (InputStream stream = connection.getInputStream()) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The baseline " + url + " cannot be read.", broken);
        }
    }
}
