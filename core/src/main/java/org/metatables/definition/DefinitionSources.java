package org.metatables.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.metatables.Problem;
import org.metatables.settings.MetaTablesSettings;

/** Finds the definitions of a project, in contract files or through a live {@link DefinitionSource}. */
public final class DefinitionSources {

    private DefinitionSources() {}

    /**
     * The definitions of the project, one set per provider.
     *
     * <p>The setting {@value MetaTablesSettings#DEFINITIONS} says where to look: {@code auto} takes contract files
     * where there are any and live sources otherwise. With the settings {@value MetaTablesSettings#PROVIDER} or
     * {@value MetaTablesSettings#PROVIDER_KEY}, only the set of that provider is given: the jars of other projects may
     * bring their own contract files.
     *
     * @return at least one set
     * @throws DefinitionsNotFoundException if there are none, or none of the provider that was asked for, or
     *     a live source cannot be loaded
     * @throws InvalidDefinitionException if two sources give different definitions of one provider
     */
    public static List<DefinitionSet> load(DefinitionRequest request) {
        String choice = request.settings().choice(MetaTablesSettings.DEFINITIONS, "auto", "contracts", "live");
        List<DefinitionSet> sets = choice.equals("live") ? List.of() : DefinitionFiles.read(request.classLoader());
        if (sets.isEmpty() && !choice.equals("contracts")) {
            sets = live(request);
        }
        if (sets.isEmpty()) {
            throw nothingFound(choice);
        }
        for (String choosing : List.of(MetaTablesSettings.PROVIDER, MetaTablesSettings.PROVIDER_KEY)) {
            Optional<String> wanted = request.settings().get(choosing);
            sets = wanted.isEmpty() ? sets : only(wanted.get(), choosing, sets);
        }
        return sets;
    }

    /**
     * The names of all tables and sequences that the project maps, as its live sources know them.
     *
     * @throws DefinitionsNotFoundException if a live source cannot be loaded, or none finds anything
     */
    public static Set<String> mappedNames(DefinitionRequest request) {
        Set<String> names = new TreeSet<>();
        sources(request.classLoader()).forEach(source -> names.addAll(source.mappedNames(request)));
        if (names.isEmpty()) {
            throw nothingFound("live");
        }
        return names;
    }

    private static List<DefinitionSet> live(DefinitionRequest request) {
        Map<String, DefinitionSet> byProvider = new LinkedHashMap<>();
        for (DefinitionSource source : sources(request.classLoader())) {
            for (DefinitionSet set : source.load(request)) {
                DefinitionSet other = byProvider.putIfAbsent(set.provider().key(), set);
                if (other != null && !other.tables().equals(set.tables())) {
                    throw new InvalidDefinitionException(Problem.of("Two sources give different tables of the provider "
                                    + set.provider().key() + ": "
                                    + other.origin().source() + " and "
                                    + set.origin().source() + ".")
                            .remedy("Name the packages of the provider's entities with metatables.packages."));
                }
            }
        }
        return List.copyOf(byProvider.values());
    }

    private static List<DefinitionSource> sources(ClassLoader classLoader) {
        try {
            return ServiceLoader.load(DefinitionSource.class, classLoader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError | LinkageError unloadable) {
            throw new DefinitionsNotFoundException(
                    Problem.of("What finds the entities of the project cannot be loaded: " + unloadable.getMessage()
                                    + ".")
                            .remedy("Put metatables-hibernate on the class path together with a Hibernate that it works"
                                    + " with, or write contract files and set " + MetaTablesSettings.DEFINITIONS
                                    + " to contracts."),
                    unloadable);
        }
    }

    private static List<DefinitionSet> only(String wanted, String choosing, List<DefinitionSet> sets) {
        boolean byKey = choosing.equals(MetaTablesSettings.PROVIDER_KEY);
        List<DefinitionSet> found = sets.stream()
                .filter(set -> byKey ? set.provider().key().equals(wanted) : set.isOf(wanted))
                .toList();
        if (found.isEmpty()) {
            String others = String.join(
                    ", ", sets.stream().map(DefinitionSources::described).toList());
            throw new DefinitionsNotFoundException(
                    Problem.of("There are no definitions of the provider " + wanted + ", only of " + others + ".")
                            .remedy("Correct the setting " + choosing + ", or write the contract files again."));
        }
        return found;
    }

    /** The key, and what else the provider can be chosen by. */
    private static String described(DefinitionSet set) {
        String key = set.provider().key();
        return set.declaredBy()
                .map(type -> key + " (name " + type.name() + ", class " + type.className() + ")")
                .orElse(key);
    }

    private static DefinitionsNotFoundException nothingFound(String choice) {
        String looked = switch (choice) {
            case "contracts" -> "The class path has no contract files (" + DefinitionFiles.INDEX + ").";
            case "live" -> "The class path has no entities that MetaTables finds, or no metatables-hibernate.";
            default ->
                "The class path has no contract files (" + DefinitionFiles.INDEX
                        + ") and no entities that MetaTables finds.";
        };
        return new DefinitionsNotFoundException(Problem.of(looked)
                .remedy("Annotate an entity with @MetaTable and name it to Hibernate: with <class> in"
                        + " META-INF/persistence.xml or, where there is no such file, by its package with the setting "
                        + MetaTablesSettings.PACKAGES + ". Then either write contract files with the goal contracts"
                        + " of the metatables-maven-plugin, or put metatables-hibernate and the compiled"
                        + " entities on the class path of Liquibase."));
    }
}
