package org.metatables.registration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.metatables.access.Grantee;
import org.metatables.access.InitialAccess;
import org.metatables.access.PrincipalSource;
import org.metatables.catalog.SchemaManagementMode;
import org.metatables.catalog.internal.ConnectionSource;
import org.metatables.catalog.internal.OwnTransaction;
import org.metatables.naming.PhysicalName;

/**
 * Registers tables: makes those that the catalog's own back end manages, looks at those of others, and reserves the rows of those
 * that Alembic migrates.
 *
 * <pre>{@code
 * Registrar registrar = Registrar.of(platform).granting("shop_operations");
 * List<Registration> registered = registrar.register(RegistrationRequest.of(account, dataSourceUid));
 * }</pre>
 *
 * <p>It works with a login of its own, which may write the catalog and make tables; the application that uses the tables needs no
 * such right. Everything of one call happens in one transaction under the lock of the catalog, in a number of round trips that
 * does not depend on the number of tables: rows are active together with their tables or not at all, any number of programs may
 * register at once, and a call that was cut off is simply made again.
 *
 * <p>This class is immutable, and as thread-safe as its data source.
 */
public final class Registrar {

    private static final String PURPOSE = "register tables in the catalog";

    private final DataSource platform;
    private final Optional<String> operationsRole;

    private final Supplier<InitialAccess> access;

    private Registrar(DataSource platform, Optional<String> operationsRole, Supplier<InitialAccess> access) {
        this.platform = platform;
        this.operationsRole = operationsRole;
        this.access = access;
    }

    /** @param platform connections of a login that may write the catalog and create tables in the schemas concerned */
    public static Registrar of(DataSource platform) {
        return new Registrar(platform, Optional.empty(), InitialAccess::none);
    }

    /**
     * The same, giving each table the roles that governed operations stand in. The rights on an external table are granted where the
     * platform's login may do so; otherwise {@link Registration#hindrances} says what its owner has to run.
     *
     * @param role the login of the operations, exactly as PostgreSQL stores its name; the boundary is installed for it
     * @see org.metatables.boundary.BoundaryInstaller
     */
    public Registrar granting(String role) {
        return new Registrar(platform, Optional.of(role), access);
    }

    /** The same for tables that come with this access, where they are new to the catalog; those that it has keep theirs. */
    public Registrar bringing(InitialAccess ofTables) {
        return new Registrar(platform, operationsRole, () -> ofTables);
    }

    /** The same for principals who register tables: each is the creator of those that are new to the catalog. */
    public Registrar createdBy(PrincipalSource principals) {
        return new Registrar(
                platform,
                operationsRole,
                () -> InitialAccess.createdBy(Grantee.user(principals.current().user())));
    }

    /** Registers one table or several: see {@link #register(List)}. */
    public List<Registration> register(RegistrationRequest... requests) {
        return register(List.of(requests));
    }

    /**
     * Registers tables, all or none.
     *
     * <ul>
     *   <li>A backend-managed table is made with all that its definition says; where it is there, it has to match. Foreign keys may
     *       point anywhere, also in circles. Its row is active at once.
     *   <li>An external table has to be there and is only looked at. Its row is active at once.
     *   <li>An Alembic-managed table gets a row that is reserved, and no DDL.
     *   <li>A Liquibase-managed table is refused: its migration reserves the row.
     * </ul>
     *
     * <p>To register the same again changes nothing; the uid of a row never changes.
     *
     * @return what became of each request, in their order
     * @throws InvalidRegistrationException if a request breaks the rules; it names every fault of every request
     * @throws RegistrationRefusedException if rows or tables that are there stand against it; it names both sides
     * @throws org.metatables.datasource.DataSourceNotFoundException if a request names a data source that is not there
     * @throws org.metatables.datasource.DataSourceRefusedException if a data source does not allow it
     * @throws org.metatables.ddl.DdlRefusedException if PostgreSQL refuses to make a table
     * @throws org.metatables.lifecycle.MissingRoleException if the login of the operations does not exist
     * @throws org.metatables.lifecycle.MissingBoundaryException if the boundary is not installed for it
     * @throws org.metatables.catalog.CatalogAccessException if the database refuses
     */
    public List<Registration> register(List<RegistrationRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        List<Candidate> candidates = Candidate.of(requests);
        Refusals refusals = new Refusals();
        candidates.stream()
                .filter(candidate ->
                        candidate.lifecycle().schemaManagementMode() == SchemaManagementMode.LIQUIBASE_MANAGED)
                .forEach(candidate ->
                        refusals.add(new Refusal.LiquibaseManaged(candidate.name(), "mvn liquibase:update")));
        refuseTwins(candidates, refusals);
        refusals.throwIfAny();
        InitialAccess brought = access.get();
        return ConnectionSource.of(platform)
                .ask(
                        PURPOSE,
                        connection -> OwnTransaction.run(
                                connection,
                                PURPOSE,
                                transaction -> new RegistrationRun(transaction, operationsRole, brought)
                                        .register(candidates)));
    }

    private static void refuseTwins(List<Candidate> candidates, Refusals refusals) {
        Map<List<Object>, PhysicalName> owners = new HashMap<>();
        for (Candidate candidate : candidates) {
            List<List<Object>> claims = new ArrayList<>();
            claims.add(List.of(candidate.request().dataSourceUid(), candidate.name()));
            candidate
                    .definition()
                    .identifier()
                    .ifPresent(identifier -> claims.add(List.of(candidate.namespace(), identifier)));
            for (List<Object> claim : claims) {
                PhysicalName other = owners.putIfAbsent(claim, candidate.name());
                if (other != null) {
                    refusals.add(new Refusal.RequestedTwice(
                            candidate.name(),
                            other,
                            "the identifier '" + claim.get(1) + "' in the namespace '" + claim.get(0) + "'"));
                    break;
                }
            }
        }
    }
}
