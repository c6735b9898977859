package org.metatables.liquibase;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.configuration.AutoloadedConfigurations;
import liquibase.configuration.ConfigurationDefinition;
import org.metatables.settings.MetaTablesSettings;

/**
 * The options of MetaTables in Liquibase: the settings of {@link MetaTablesSettings} with the prefix {@code liquibase.}, and one of their own.
 *
 * <p>Liquibase takes them in all its ways: {@code liquibase.metatables.project} as a system property or in {@code liquibase.properties},
 * {@code LIQUIBASE_METATABLES_PROJECT} in the environment, {@code --metatables-project} on the command line. Contract files already say what the
 * project's build was told, so most projects set nothing here.
 *
 * @see <a href="https://docs.liquibase.com/parameters/home.html">Liquibase: parameters</a>
 */
public final class LiquibaseOptions implements AutoloadedConfigurations {

    /** {@code liquibase.metatables.enabled}: {@code false} makes the extension do nothing at all. */
    public static final ConfigurationDefinition<Boolean> ENABLED;

    private static final String METATABLES = "metatables.";
    private static final String PREFIX = "liquibase." + METATABLES;
    private static final Map<String, ConfigurationDefinition<String>> SETTINGS;

    static {
        ConfigurationDefinition.Builder builder = new ConfigurationDefinition.Builder("liquibase.metatables");
        ENABLED = builder.define("enabled", Boolean.class)
                .setDescription(
                        "Whether MetaTables reserves and verifies the tables of the project around each migration")
                .setDefaultValue(true)
                .build();
        SETTINGS = new LinkedHashMap<>();
        describedSettings()
                .forEach((setting, description) -> SETTINGS.put(
                        setting,
                        builder.define(setting.substring(METATABLES.length()), String.class)
                                .setDescription(description)
                                .build()));
    }

    /** Whether the extension has anything to do at all. */
    public static boolean isEnabled() {
        return ENABLED.getCurrentValue();
    }

    /** The settings that were given to Liquibase, under their own names, that is without the prefix {@code liquibase.}. */
    public static MetaTablesSettings settings() {
        Map<String, String> given = new HashMap<>();
        SETTINGS.forEach((setting, definition) -> {
            String value = definition.getCurrentValue();
            if (value != null) {
                given.put(setting, value);
            }
        });
        return MetaTablesSettings.of(given);
    }

    /**
     * Refuses options that nothing reads among the system properties and the variables of the environment. Liquibase itself looks at its
     * command line and its defaults file.
     *
     * @throws UnknownOptionException if there is one
     */
    public static void refuseUnknown() {
        refuseUnknown(
                System.getProperties().stringPropertyNames(), System.getenv().keySet());
    }

    static void refuseUnknown(Collection<String> properties, Collection<String> variables) {
        Set<String> options = new TreeSet<>(Set.of(ENABLED.getKey()));
        SETTINGS.values().forEach(option -> options.add(option.getKey()));
        UnknownOptionException.refuse(withPrefix(properties, PREFIX), options);
        UnknownOptionException.refuse(
                withPrefix(variables, asVariable(PREFIX)),
                options.stream().map(LiquibaseOptions::asVariable).toList());
    }

    private static List<String> withPrefix(Collection<String> names, String prefix) {
        return names.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    private static String asVariable(String option) {
        return option.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Map<String, String> describedSettings() {
        return Map.ofEntries(
                Map.entry(MetaTablesSettings.PROJECT, "The project: prefix of physical names and default of the rest"),
                Map.entry(MetaTablesSettings.NAMESPACE, "The namespace of logical identifiers"),
                Map.entry(
                        MetaTablesSettings.NAMING, "'prefixed' or 'authored': whether tables get the project's prefix"),
                Map.entry(MetaTablesSettings.ENTITIES, "'annotated' or 'all': which entities become MetaTables"),
                Map.entry(MetaTablesSettings.PACKAGES, "The Java packages whose entities belong to the provider"),
                Map.entry(MetaTablesSettings.PROVIDER, "The provider, by name, key or class, where there are several"),
                Map.entry(MetaTablesSettings.PROVIDER_PACKAGE, "The package under which the provider owns its rows"),
                Map.entry(MetaTablesSettings.PROVIDER_NAMESPACE, "The migration namespace of the provider"),
                Map.entry(MetaTablesSettings.PROVIDER_KEY, "The owner that is checked"),
                Map.entry(MetaTablesSettings.DEFINITIONS, "'auto', 'contracts' or 'live': where definitions come from"),
                Map.entry(MetaTablesSettings.DATA_SOURCE, "The data source of tables whose entities name none"),
                Map.entry(MetaTablesSettings.OPERATIONS_ROLE, "The role that gets what governed operations need"),
                Map.entry(
                        MetaTablesSettings.CREATOR,
                        "'user:<name>' or 'team:<name>': who has made the tables, and may edit them"),
                Map.entry(MetaTablesSettings.VIEWERS, "Users and teams who may view the tables, separated by commas"),
                Map.entry(MetaTablesSettings.EDITORS, "Users and teams who may edit the tables, separated by commas"));
    }
}
