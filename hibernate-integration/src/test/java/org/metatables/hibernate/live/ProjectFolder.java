package org.metatables.hibernate.live;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metatables.definition.DefinitionRequest;
import org.metatables.definition.DefinitionSet;
import org.metatables.settings.MetaTablesSettings;

/** A folder of a class path, as the compiler and the resources of a project fill it. */
public record ProjectFolder(Path folder) {

    public void persistenceXml(String units) throws IOException {
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/persistence.xml"),
                "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">" + units
                        + "</persistence>");
    }

    /** The folder is on the class path twice and comes first, as Maven has it. */
    public URLClassLoader classLoader() throws IOException {
        URL url = folder.toUri().toURL();
        return new URLClassLoader(new URL[] {url, url}, getClass().getClassLoader()) {
            @Override
            public @Nullable URL getResource(String name) {
                URL own = findResource(name);
                return own == null ? super.getResource(name) : own;
            }
        };
    }

    public List<DefinitionSet> load(Map<String, String> settings) throws IOException {
        try (URLClassLoader project = classLoader()) {
            return new HibernateDefinitionSource()
                    .load(new DefinitionRequest(project, MetaTablesSettings.of(settings)));
        }
    }

    public static String unit(String name, String properties, Class<?>... classes) {
        StringBuilder unit = new StringBuilder("<persistence-unit name=\"" + name + "\">");
        for (Class<?> type : classes) {
            unit.append("<class>").append(type.getName()).append("</class>");
        }
        return unit + "<exclude-unlisted-classes>true</exclude-unlisted-classes><properties>" + properties
                + "</properties></persistence-unit>";
    }

    public static String property(String name, String value) {
        return "<property name=\"" + name + "\" value=\"" + value + "\"/>";
    }
}
