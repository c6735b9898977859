package org.metatables.liquibase.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import liquibase.command.CommandScope;
import liquibase.exception.LiquibaseException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import org.metatables.catalog.CatalogInstaller;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSources;
import org.metatables.definition.DefinitionOrigin;
import org.metatables.definition.DefinitionSet;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.ConcurrentRun;
import org.metatables.lifecycle.FinalisationException;
import org.metatables.lifecycle.FinalisationMode;
import org.metatables.lifecycle.FinalisationReport;
import org.metatables.lifecycle.Migration;
import org.metatables.lifecycle.MigrationPlan;
import org.metatables.lifecycle.ReservationReport;
import org.metatables.lifecycle.Runs;
import org.metatables.lifecycle.TableOutcome;
import org.metatables.liquibase.LiquibaseOptions;
import org.metatables.liquibase.internal.LastWordStep.LastWord;
import org.metatables.settings.MetaTablesSettings;

/** One command of Liquibase that MetaTables accompanies, from the reservation to the verdict. */
final class GovernedRun {

    private static final int NAMES_SHOWN = 10;

    private final GovernedDatabase database;
    private final GovernedCommand command;
    private final Migration migration;
    private final Optional<ProviderHook> hook;
    private boolean migrated;

    private GovernedRun(
            GovernedDatabase database, GovernedCommand command, Migration migration, Optional<ProviderHook> hook) {
        this.database = database;
        this.command = command;
        this.migration = migration;
        this.hook = hook;
    }

    /**
     * Begins a run: the catalog and Liquibase's own tables are there afterwards, and the tables of the project are reserved.
     *
     * @param stopwatch runs since the definitions were asked for
     * @throws org.metatables.MetaTablesException if the catalog refuses; nothing is reserved then
     */
    static GovernedRun reserve(
            GovernedDatabase database, DefinitionSet definitions, GovernedCommand command, Stopwatch stopwatch)
            throws SQLException, LiquibaseException {
        Optional<ProviderHook> hook = ProviderHook.of(definitions);
        CatalogInstaller.installOrUpgrade(database.connection());
        ChangeLogTable root = new ChangeLogTable(LiquibaseTables.ensure(database));
        if (LockServiceFactory.getInstance().getLockService(database.liquibase()) instanceof RunLockService locks) {
            locks.releaseFromTheDead(database);
        }
        requireConfiguredDataSource(database);
        MigrationPlan plan = new MigrationPlan(
                definitions,
                root,
                command.commandName(),
                LiquibaseOptions.settings().get(MetaTablesSettings.OPERATIONS_ROLE),
                LiquibaseOptions.settings().initialAccess());
        GovernedRun run = new GovernedRun(database, command, Migration.begin(database.connection(), plan), hook);
        ReservationReport report = run.migration.reserve();
        database.begin(run);
        DefinitionOrigin origin = definitions.origin();
        Announcement.of("reserved %s, of %s from %s, naming %s, dialect %s, %s"
                .formatted(
                        report.summary(),
                        definitions.provider().key(),
                        origin.source(),
                        origin.namingStrategy(),
                        origin.dialect(),
                        stopwatch));
        return run;
    }

    /** Whoever configures another data source than the database that is migrated must not get his tables here. */
    private static void requireConfiguredDataSource(GovernedDatabase database) {
        MetaTablesSettings settings = LiquibaseOptions.settings();
        if (settings.get(MetaTablesSettings.DATA_SOURCE).isPresent()) {
            DataSources.of(database.connection())
                    .resolve(Optional.empty(), Optional.empty(), settings)
                    .require(Capability.TABLE_MIGRATION);
        }
    }

    /** How the run is known in the catalog, and in Liquibase's lock. */
    UUID uid() {
        return migration.runUid();
    }

    /** Liquibase's own part has succeeded. */
    void migrated() {
        migrated = true;
    }

    /** Ends the run. What must be thrown is left in the scope: see {@link LastWordStep}. */
    void end(CommandScope scope) {
        database.end();
        try {
            if (migrated) {
                finalise(scope);
            } else {
                migration.fail();
                Announcement.of("the migration failed; what was reserved stays reserved until the command succeeds.");
            }
        } catch (RuntimeException failure) {
            // Whatever it is: what a clean-up throws keeps Liquibase from releasing its lock.
            fail(scope, failure);
        } catch (LiquibaseException failure) {
            fail(scope, new UnexpectedLiquibaseException(failure));
        }
    }

    private void fail(CommandScope scope, RuntimeException failure) {
        if (migrated) {
            scope.provideDependency(LastWord.class, new LastWord(failure));
        } else {
            // Liquibase is about to throw what made the migration fail, and nothing may take its place.
            Announcement.warning("the failure could not be recorded: " + failure.getMessage());
        }
    }

    private void finalise(CommandScope scope) throws LiquibaseException {
        Stopwatch stopwatch = Stopwatch.start();
        FinalisationMode mode = mode(scope);
        FinalisationReport report = report(mode);
        Announcement.of("finalised " + report.summary() + ", " + stopwatch);
        if (command.expectation() == GovernedCommand.Expectation.WHATEVER_IS_LEFT) {
            announceGone(report.notAsDeclared());
        } else {
            report.lines().forEach(Announcement::warning);
        }
        if (mode == FinalisationMode.STRICT && report.ok()) {
            hook.ifPresent(after -> after.run(command.commandName(), report));
        }
    }

    /** Nobody who takes tables away wants to read of each how to make it. */
    private static void announceGone(List<TableOutcome> tables) {
        if (!tables.isEmpty()) {
            String names = tables.stream()
                    .limit(NAMES_SHOWN)
                    .map(table -> table.name().toString())
                    .collect(Collectors.joining(", "));
            Announcement.of("reserved until an update brings them back: " + names
                    + (tables.size() > NAMES_SHOWN ? " and " + (tables.size() - NAMES_SHOWN) + " more" : "") + ".");
        }
    }

    /** Tables that a rollback takes away at the same time are missing for a good reason; that run reserves their rows. */
    private FinalisationReport report(FinalisationMode mode) {
        try {
            return migration.finalise(mode);
        } catch (FinalisationException mismatch) {
            Optional<ConcurrentRun> rollback = Runs.concurrentWith(database.connection(), uid()).stream()
                    .filter(GovernedRun::mayTakeTablesAway)
                    .findFirst();
            Announcement.warning(rollback.orElseThrow(() -> mismatch).command()
                    + " ran at the same time, so tables may be missing.");
            return mismatch.report();
        }
    }

    private static boolean mayTakeTablesAway(ConcurrentRun run) {
        return GovernedCommand.named(run.command())
                .filter(other -> other.expectation() == GovernedCommand.Expectation.WHATEVER_IS_LEFT)
                .isPresent();
    }

    private FinalisationMode mode(CommandScope scope) throws LiquibaseException {
        boolean tablesMayBeMissing = switch (command.expectation()) {
            case EVERY_TABLE -> false;
            case EVERY_TABLE_ONCE_NOTHING_IS_PENDING -> PendingChangeSets.exist(scope, database.liquibase());
            case WHATEVER_IS_LEFT -> true;
        };
        return tablesMayBeMissing ? FinalisationMode.LENIENT : FinalisationMode.STRICT;
    }
}
