package org.metatables.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.metatables.access.Grantee;
import org.metatables.access.InitialAccess;
import org.metatables.access.InvalidPrincipalException;
import org.metatables.naming.PhysicalName;

/**
 * The settings of a project, all with the prefix {@code metatables.}.
 *
 * <p>A blank value counts as absent. Settings with other prefixes are ignored. This class is immutable.
 */
public final class MetaTablesSettings {

    /** The project: prefix of physical names, and default of namespace, package and identifiers. */
    public static final String PROJECT = "metatables.project";

    /** The namespace of logical identifiers. Default: the project. */
    public static final String NAMESPACE = "metatables.namespace";

    /** {@code prefixed} (default) or {@code authored}: whether physical names get the project's prefix. */
    public static final String NAMING = "metatables.naming";

    /** The resource with the names that stay as authored. Default: {@code META-INF/metatables/baseline}. */
    public static final String BASELINE = "metatables.baseline";

    /** {@code annotated} (default) or {@code all}: which entities of the persistence unit become MetaTables. */
    public static final String ENTITIES = "metatables.entities";

    /** Java packages, separated by commas, outside of which no entity belongs to the provider. Default: any. */
    public static final String PACKAGES = "metatables.packages";

    /**
     * Which provider is meant where there are several: its name, its key or its class. A class that implements
     * {@link org.metatables.provider.TableProvider} need not be registered then.
     */
    public static final String PROVIDER = "metatables.provider";

    /** The package under which the provider owns its rows. Default: the project. */
    public static final String PROVIDER_PACKAGE = "metatables.provider.package";

    /** The migration namespace of the provider. Default: the namespace. */
    public static final String PROVIDER_NAMESPACE = "metatables.provider.namespace";

    /** The owner that is checked. Default: {@code <package>:<migration namespace>}. */
    public static final String PROVIDER_KEY = "metatables.provider.key";

    /**
     * Liquibase's change-log table as {@code table} or {@code schema.table}, for the rows that a start-up writes. Default: the
     * one that the provider has in the catalog, else that of the project, {@code <project>__databasechangelog}, unless only
     * {@code databasechangelog} is there.
     */
    public static final String CHANGE_LOG_TABLE = "metatables.changelog.table";

    /** {@code auto} (default: contract files where there are any), {@code contracts} or {@code live}. */
    public static final String DEFINITIONS = "metatables.definitions";

    /**
     * What a start-up does: {@code bind} (default) binds the entities to their rows of the catalog, and fails where one has none;
     * {@code register} writes the missing rows first; {@code off} does nothing and takes no connection.
     */
    public static final String STARTUP = "metatables.startup";

    /**
     * The login that writes missing rows where the application's own may not: one that owns the catalog. Default: the
     * application's. It connects only where a row is missing, by the JDBC URL of the application.
     */
    public static final String STARTUP_USER = "metatables.startup.user";

    /** The password of the login {@value #STARTUP_USER}. */
    public static final String STARTUP_PASSWORD = "metatables.startup.password";

    /** {@code fail} (default), {@code warn} or {@code ignore}: what a start-up does about breaking drift. */
    public static final String STARTUP_BREAKING = "metatables.startup.breaking";

    /** {@code warn} (default), {@code fail} or {@code ignore}: what a start-up does about additive drift. */
    public static final String STARTUP_ADDITIVE = "metatables.startup.additive";

    /** The name of the data source of tables that neither a request nor a definition puts anywhere. Default: none. */
    public static final String DATA_SOURCE = "metatables.datasource";

    /** The login of governed operations, for which the boundary is installed: tables that become active get the roles that it enters. */
    public static final String OPERATIONS_ROLE = "metatables.operations.role";

    /** Who has made the tables and may edit them, as {@code user:<name>} or {@code team:<name>}. Default: nobody. */
    public static final String CREATOR = "metatables.creator";

    /** Users and teams who may view the tables, as {@code user:<name>} or {@code team:<name>}, separated by commas. Default: none. */
    public static final String VIEWERS = "metatables.grants.view";

    /** Users and teams who may edit the tables, likewise. Default: none. */
    public static final String EDITORS = "metatables.grants.edit";

    private static final String PREFIX = "metatables.";

    private static final Pattern TABLE_NAME = Pattern.compile("((?<schema>[^.\\s]+)\\.)?(?<table>[^.\\s]+)");

    private final Map<String, String> values;

    private MetaTablesSettings(Map<String, String> values) {
        this.values = values;
    }

    /** No settings at all: every default holds. */
    public static MetaTablesSettings none() {
        return new MetaTablesSettings(Map.of());
    }

    /** The settings among the given properties; those without the prefix, and those that are not text, are ignored. */
    public static MetaTablesSettings of(Map<String, ?> properties) {
        Map<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(PREFIX) && value instanceof String text && !text.isBlank()) {
                values.put(key, text.trim());
            }
        });
        return new MetaTablesSettings(values);
    }

    /** These settings where the given ones say nothing. */
    public MetaTablesSettings overriddenBy(MetaTablesSettings others) {
        Map<String, String> merged = new TreeMap<>(values);
        merged.putAll(others.values);
        return new MetaTablesSettings(merged);
    }

    /** The settings with their full names, such as another reader of settings takes them. Unmodifiable. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /** The value of a setting, if it is there. */
    public Optional<String> get(String setting) {
        return Optional.ofNullable(values.get(setting));
    }

    public Optional<String> project() {
        return get(PROJECT);
    }

    /** The setting {@value #NAMESPACE}, else the project. */
    public Optional<String> namespace() {
        return get(NAMESPACE).or(this::project);
    }

    /**
     * Whether physical names get the project's prefix.
     *
     * @throws InvalidSettingException if {@value #NAMING} is neither {@code prefixed} nor {@code authored}
     */
    public boolean prefixesNames() {
        return project().isPresent() && choice(NAMING, "prefixed", "authored").equals("prefixed");
    }

    /**
     * Whether entities without an annotation become MetaTables, too.
     *
     * @throws InvalidSettingException if {@value #ENTITIES} is neither {@code annotated} nor {@code all}
     */
    public boolean takesAllEntities() {
        return choice(ENTITIES, "annotated", "all").equals("all");
    }

    /** The Java packages of the setting {@value #PACKAGES}; empty where any package will do. */
    public List<String> packages() {
        return list(PACKAGES);
    }

    /**
     * What tables come with, by the settings {@value #CREATOR}, {@value #VIEWERS} and {@value #EDITORS}.
     *
     * @throws InvalidSettingException if one of them names what is neither a user nor a team
     */
    public InitialAccess initialAccess() {
        return new InitialAccess(
                get(CREATOR).map(text -> grantee(CREATOR, text)), grantees(VIEWERS), grantees(EDITORS));
    }

    private Set<Grantee> grantees(String setting) {
        return list(setting).stream().map(text -> grantee(setting, text)).collect(Collectors.toSet());
    }

    private static Grantee grantee(String setting, String text) {
        try {
            return Grantee.parse(text);
        } catch (InvalidPrincipalException invalid) {
            throw new InvalidSettingException(setting, text, "'user:<name>' or 'team:<name>'");
        }
    }

    private List<String> list(String setting) {
        return get(setting)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /**
     * The table of the setting {@value #CHANGE_LOG_TABLE}, if it is there.
     *
     * @throws InvalidSettingException if it is neither {@code table} nor {@code schema.table}
     */
    public Optional<PhysicalName> changeLogTable() {
        return get(CHANGE_LOG_TABLE).map(text -> {
            Matcher name = TABLE_NAME.matcher(text);
            if (!name.matches()) {
                throw new InvalidSettingException(CHANGE_LOG_TABLE, text, "'table' or 'schema.table'");
            }
            return new PhysicalName(
                    Optional.ofNullable(name.group("schema")).orElse(PhysicalName.DEFAULT_SCHEMA), name.group("table"));
        });
    }

    /**
     * The value of a setting that is a choice; its first option is the default.
     *
     * @throws InvalidSettingException if the value is none of the options
     */
    public String choice(String setting, String... options) {
        String value = get(setting).map(text -> text.toLowerCase(Locale.ROOT)).orElse(options[0]);
        if (!List.of(options).contains(value)) {
            throw new InvalidSettingException(
                    setting, value, Arrays.stream(options).collect(Collectors.joining("' or '", "'", "'")));
        }
        return value;
    }
}
