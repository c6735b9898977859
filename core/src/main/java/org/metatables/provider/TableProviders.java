package org.metatables.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.metatables.definition.ProviderClass;
import org.metatables.settings.MetaTablesSettings;

/** Finds the table providers of a class path. */
public final class TableProviders {

    private TableProviders() {}

    /**
     * The providers of a project: the one that the setting {@value MetaTablesSettings#PROVIDER} chooses by its name,
     * its key or its class, else all that are registered for {@link ServiceLoader}.
     *
     * @return the providers, ordered by name; none where a project has none and asks for none
     * @throws ProviderNotFoundException if there is no provider of the chosen name
     * @throws AmbiguousProviderException if two have one name or one key
     * @throws UnusableProviderException if one cannot be made, or is no table provider, or has no identity
     */
    public static List<TableProvider> find(ClassLoader classLoader, MetaTablesSettings settings) {
        List<TableProvider> registered = registered(classLoader);
        Optional<String> choice = settings.get(MetaTablesSettings.PROVIDER);
        if (choice.isEmpty()) {
            return registered;
        }
        return registered.stream()
                .filter(provider -> isOf(provider, choice.get()))
                .findFirst()
                .or(() -> NamedProvider.find(choice.get(), classLoader))
                .map(List::of)
                .orElseThrow(() -> ProviderNotFoundException.of(choice.get(), registered));
    }

    /**
     * The provider of a class.
     *
     * @return empty where the class path does not have the class
     * @throws UnusableProviderException if it cannot be made, or is no table provider
     */
    public static Optional<TableProvider> load(ProviderClass declaration, ClassLoader classLoader) {
        return NamedProvider.find(declaration.className(), classLoader);
    }

    /** What has to be known of a provider where its class is not at hand. */
    public static ProviderClass describe(TableProvider provider) {
        return new ProviderClass(
                provider.name(),
                provider.getClass().getName(),
                provider.afterMigration().isPresent(),
                provider.changeLog());
    }

    private static List<TableProvider> registered(ClassLoader classLoader) {
        List<TableProvider> providers = new ArrayList<>();
        try {
            ServiceLoader.load(TableProvider.class, classLoader).forEach(providers::add);
        } catch (ServiceConfigurationError | LinkageError unloadable) {
            throw UnusableProviderException.unloadable(
                    "A class that META-INF/services/" + TableProvider.class.getName() + " names", unloadable);
        }
        providers.forEach(TableProviders::requireIdentity);
        providers.sort(Comparator.comparing(TableProvider::name));
        refuseTwins("name", TableProvider::name, providers);
        refuseTwins("key", provider -> provider.identity().key(), providers);
        return List.copyOf(providers);
    }

    private static boolean isOf(TableProvider provider, String choice) {
        return List.of(
                        provider.name(),
                        provider.identity().key(),
                        provider.getClass().getName())
                .contains(choice);
    }

    /** Classes of users may break the promise that nothing is null. */
    static void requireIdentity(TableProvider provider) {
        boolean named;
        try {
            named = provider.identity() != null
                    && provider.name() != null
                    && !provider.name().isBlank();
        } catch (RuntimeException | LinkageError failure) {
            // The code of a project may throw anything, and what it was compiled against may not be there.
            throw UnusableProviderException.unloadable(
                    "The table provider " + provider.getClass().getName(), failure);
        }
        if (!named) {
            throw UnusableProviderException.withoutIdentity(provider);
        }
    }

    private static void refuseTwins(String what, Function<TableProvider, String> of, List<TableProvider> providers) {
        for (int i = 0; i < providers.size(); i++) {
            for (TableProvider other : providers.subList(i + 1, providers.size())) {
                if (of.apply(providers.get(i)).equals(of.apply(other))) {
                    throw AmbiguousProviderException.of(what, of.apply(other), providers.get(i), other);
                }
            }
        }
    }
}
