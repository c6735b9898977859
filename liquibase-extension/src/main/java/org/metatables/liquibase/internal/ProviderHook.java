package org.metatables.liquibase.internal;

import java.util.Optional;
import liquibase.Scope;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.ProviderClass;
import org.metatables.lifecycle.FinalisationReport;
import org.metatables.provider.AfterHookFailedException;
import org.metatables.provider.AfterMigration;
import org.metatables.provider.MigrationReport;
import org.metatables.provider.TableProvider;
import org.metatables.provider.TableProviders;

/**
 * The after-hook of the project's own provider class.
 *
 * @param definitions what is migrated
 * @param provider the class, if it is on the class path
 */
record ProviderHook(DefinitionSet definitions, Optional<TableProvider> provider) {

    /**
     * The hook that a project wants to be called, before anything is done for it.
     *
     * @return empty where the project has none
     * @throws org.metatables.provider.UnusableProviderException if its class is there and cannot be used
     */
    static Optional<ProviderHook> of(DefinitionSet definitions) {
        return definitions
                .declaredBy()
                .filter(ProviderClass::hasAfterHook)
                .map(type -> new ProviderHook(
                        definitions,
                        TableProviders.load(type, Scope.getCurrentScope().getClassLoader())));
    }

    /**
     * Calls it, or says that it cannot be called.
     *
     * @throws AfterHookFailedException if it throws
     */
    void run(String command, FinalisationReport finalisation) {
        Stopwatch stopwatch = Stopwatch.start();
        ProviderClass type = definitions.declaredBy().orElseThrow();
        if (provider.isEmpty()) {
            Announcement.warning("the after-hook of " + type.name() + " was not run: its class " + type.className()
                    + " is not on the class path of Liquibase. Put the compiled classes of the project there, and run the"
                    + " command again.");
            return;
        }
        Optional<AfterMigration> hook = provider.get().afterMigration();
        if (hook.isPresent()) {
            call(hook.get(), MigrationReport.of(definitions, command, finalisation));
            Announcement.of("ran the after-hook of " + type.name() + ", " + stopwatch);
        }
    }

    /** As the project sees the world: frameworks look for its classes and files by the class loader of the thread. */
    private static void call(AfterMigration hook, MigrationReport report) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Scope.getCurrentScope().getClassLoader());
        try {
            hook.run(report);
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            throw AfterHookFailedException.of(report, interrupted);
        } catch (Exception | LinkageError failure) {
            // The code of a project may throw anything, and what it was compiled against may not be there.
            throw AfterHookFailedException.of(report, failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
