package org.metatables.lifecycle;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.internal.OwnTransaction;
import org.metatables.datasource.Capability;
import org.metatables.lifecycle.internal.DeclaredDataSources;
import org.metatables.lifecycle.internal.RegisterStatement;

/**
 * Adds the rows that tables of a provider lack, outside of a migration: when an application starts whose tables are there, or will
 * be. Never changes a row that is there, and never a table.
 *
 * <p>A row becomes active if its table is there as declared, and reserved otherwise: the provider's next migration adopts it. Where the
 * plan names the login of governed operations, the tables that become active get the roles that operations stand in. Any number of programs may register at once, and while a migration runs.
 */
public final class StartUpRegistration {

    private static final String DENIED = "42501";

    private StartUpRegistration() {}

    /**
     * Writes the rows that are still missing, and that of the change-log table, in one transaction and one round trip; the rights of
     * operations take two more, and the end of the transaction another one, whatever the number of tables.
     *
     * @param connection in any commit mode, which it keeps; what is pending on it is committed first
     * @return the rows of the plan's missing tables, ordered by name
     * @throws ForeignTableException if somebody else owns one of the tables; nothing is written then
     * @throws DuplicateIdentifierException if another table has an identifier; nothing is written then
     * @throws org.metatables.datasource.DataSourceRefusedException if the data source keeps no tables; nothing is written then
     * @throws org.metatables.definition.InvalidDefinitionException if a table of the provider has the name or the identifier of
     *     the change-log table
     * @throws MissingRoleException if the plan names a login of operations that does not exist; nothing is written then
     * @throws MissingBoundaryException if the boundary of governed operations is not installed for it; nothing is written then
     * @throws RegistrationDeniedException if the login may not write the catalog
     * @throws CatalogAccessException if the database refuses for another reason
     */
    public static List<RegisteredTable> register(Connection connection, RegistrationPlan plan) {
        DeclaredDataSources.require(connection, plan.definitions().tables(), Capability.TABLE_MIGRATION);
        RegisterStatement statement = new RegisterStatement(plan);
        try {
            return OwnTransaction.run(connection, "register tables in the catalog", statement::send);
        } catch (CatalogAccessException refused) {
            if (refused.getCause() instanceof SQLException cause && DENIED.equals(cause.getSQLState())) {
                throw new RegistrationDeniedException(login(connection), plan.missing(), cause);
            }
            throw refused;
        }
    }

    private static String login(Connection connection) {
        try {
            return connection.getMetaData().getUserName();
        } catch (SQLException refused) {
            throw CatalogAccessException.of("read the name of the login", refused);
        }
    }
}
