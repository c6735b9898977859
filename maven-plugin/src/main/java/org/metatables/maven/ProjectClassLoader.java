package org.metatables.maven;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * The class path of the project, behind that of the plugin.
 *
 * <p>Parent first, so that the project's live definition source and the plugin speak of the same {@code
 * DefinitionSource}; Hibernate and the entities are the project's own.
 */
final class ProjectClassLoader extends URLClassLoader {

    private ProjectClassLoader(URL[] urls) {
        super(urls, ProjectClassLoader.class.getClassLoader());
    }

    static ProjectClassLoader of(List<String> classPath) {
        return new ProjectClassLoader(
                classPath.stream().map(ProjectClassLoader::url).toArray(URL[]::new));
    }

    private static URL url(String element) {
        try {
            return new File(element).toURI().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
