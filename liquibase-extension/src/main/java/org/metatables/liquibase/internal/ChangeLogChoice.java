package org.metatables.liquibase.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import liquibase.command.CommandScope;
import liquibase.exception.LiquibaseException;
import org.metatables.definition.ChangeLogNames;
import org.metatables.definition.DefinitionSet;
import org.metatables.naming.PhysicalName;

/**
 * Decides in which change log a project's history is kept: that of the project, named for it, unless the database has known the project before.
 * Nobody's history is ever left behind:
 *
 * <ol>
 *   <li>What Liquibase's own settings name is taken.
 *   <li>The project's own change log is taken, if it is there and has been used.
 *   <li>Liquibase's default change log is taken, if the catalog knows it as that of this provider, also where it was dropped meanwhile, or if it
 *       holds a change set of the command's change log file, or any where the command has no such file and nobody owns it.
 *   <li>Otherwise the project is new here, and its own change log is taken.
 * </ol>
 *
 * <p>It takes one round trip where there is no default change log, and two where there is one.
 */
final class ChangeLogChoice {

    /** PostgreSQL resolves the names as it will in Liquibase's own statements. A table that may not be read is somebody else's. */
    private static final String WHAT_IS_THERE = """
            select pg_catalog.to_regclass(?) is not null as own_exists,
              coalesce(pg_catalog.has_table_privilege(pg_catalog.to_regclass(?), 'select'), false) as default_is_readable,
              pg_catalog.to_regclass('metatables.meta_table') is not null as catalog_exists,
              (select nspname from pg_catalog.pg_namespace where oid = pg_catalog.to_regnamespace(?)) as schema
            """;

    private static final String OWNER =
            "(select migration_provider_key from metatables.meta_table where physical_schema = ? and physical_table_name = ?)";

    private final ChangeLogSetting setting;
    private final DefinitionSet definitions;
    private final Optional<ChangeLogHistory> history;
    private final Connection connection;

    private ChangeLogChoice(GovernedDatabase database, DefinitionSet definitions, CommandScope scope) {
        this.setting = new ChangeLogSetting(database.liquibase());
        this.definitions = definitions;
        this.history = ChangeLogFile.of(database, scope).map(file -> new ChangeLogHistory(database, file));
        this.connection = database.connection();
    }

    /** Lets Liquibase work with the change log of the project, from this command on. */
    static void apply(GovernedDatabase database, DefinitionSet definitions, CommandScope scope)
            throws SQLException, LiquibaseException {
        Optional<ChangeLogNames> own = definitions.changeLog();
        if (own.isPresent()) {
            new ChangeLogChoice(database, definitions, scope).apply(own.get());
        }
    }

    private void apply(ChangeLogNames own) throws SQLException, LiquibaseException {
        setting.takeBackOurs();
        if (!setting.isMadeByTheUser() && !keepsTheDefault(own)) {
            setting.set(own);
        }
    }

    private boolean keepsTheDefault(ChangeLogNames own) throws SQLException, LiquibaseException {
        String standard = ChangeLogNames.ofLiquibase().table();
        try (PreparedStatement statement = connection.prepareStatement(WHAT_IS_THERE)) {
            statement.setString(1, setting.qualified(own.table()));
            statement.setString(2, setting.qualified(standard));
            statement.setString(3, setting.schema());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                boolean ownExists = row.getBoolean("own_exists");
                boolean defaultIsReadable = row.getBoolean("default_is_readable");
                boolean catalogExists = row.getBoolean("catalog_exists");
                if (!defaultIsReadable && (ownExists || !catalogExists)) {
                    return false;
                }
                Optional<PhysicalName> inCatalog = catalogExists && row.getString("schema") != null
                        ? Optional.of(new PhysicalName(row.getString("schema"), standard))
                        : Optional.empty();
                return keepsTheDefault(
                        ownExists ? Optional.of(setting.qualified(own.table())) : Optional.empty(),
                        defaultIsReadable ? Optional.of(setting.qualified(standard)) : Optional.empty(),
                        inCatalog);
            }
        }
    }

    private boolean keepsTheDefault(Optional<String> own, Optional<String> standard, Optional<PhysicalName> inCatalog)
            throws SQLException, LiquibaseException {
        String query = "select " + isUsed(own) + " as own_is_used, " + isUsed(standard) + " as default_is_used, "
                + (inCatalog.isPresent() ? OWNER : "null") + " as owner";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (inCatalog.isPresent()) {
                statement.setString(1, inCatalog.get().schema());
                statement.setString(2, inCatalog.get().table());
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Optional<String> owner = Optional.ofNullable(row.getString("owner"));
                if (row.getBoolean("own_is_used")) {
                    return false;
                }
                if (owner.equals(Optional.of(definitions.provider().key()))) {
                    return true;
                }
                return row.getBoolean("default_is_used") && isOfThisProject(standard.orElseThrow(), owner);
            }
        }
    }

    /** In the change log of another provider, change sets of ours would have to be the very same. */
    private boolean isOfThisProject(String standard, Optional<String> owner) throws SQLException, LiquibaseException {
        return history.isPresent() ? history.get().isIn(standard, owner.isPresent()) : owner.isEmpty();
    }

    private static String isUsed(Optional<String> table) {
        return table.map(name -> "exists (select from " + name + ")").orElse("false");
    }
}
