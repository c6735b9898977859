package org.metatables.hibernate.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.access.InitialAccess;
import org.metatables.boundary.internal.TableRoles;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.RegisteredTable;
import org.metatables.lifecycle.RegistrationDeniedException;
import org.metatables.lifecycle.RegistrationPlan;
import org.metatables.lifecycle.StartUpRegistration;
import org.metatables.naming.PhysicalName;
import org.metatables.settings.MetaTablesSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the rows that entities lack in the catalog, with the login that the settings name for it. */
final class RowRegistration {

    private static final Logger log = LoggerFactory.getLogger(RowRegistration.class);

    private final DefinitionSet definitions;
    private final Optional<ChangeLogTable> root;
    private final Optional<PlatformLogin> login;
    private final InitialAccess access;
    private final Optional<String> operationsRole;

    RowRegistration(DefinitionSet definitions, MetaTablesSettings settings) {
        this.definitions = definitions;
        this.root = settings.changeLogTable().map(ChangeLogTable::new);
        this.login = PlatformLogin.of(settings);
        this.access = settings.initialAccess();
        this.operationsRole = settings.get(MetaTablesSettings.OPERATIONS_ROLE);
    }

    /**
     * Writes the rows that are not among those that were found, and gives active tables the roles of operations that they lack.
     *
     * @param connection the application's own
     * @param matching which tables are there as declared
     * @return the rows of all tables
     */
    Map<PhysicalName, CatalogTable> complete(
            Connection connection, Map<PhysicalName, CatalogTable> found, Set<PhysicalName> matching) {
        Set<PhysicalName> missing =
                names().stream().filter(name -> !found.containsKey(name)).collect(Collectors.toSet());
        Set<PhysicalName> closed = closed(connection, found.values());
        if (missing.isEmpty() && closed.isEmpty()) {
            return found;
        }
        Set<PhysicalName> concerned = new HashSet<>(closed);
        concerned.addAll(missing);
        RegistrationPlan plan = new RegistrationPlan(definitions, root, concerned, matching, access, operationsRole);
        try {
            return complete(connection, plan);
        } catch (RegistrationDeniedException denied) {
            if (!missing.isEmpty()) {
                throw denied;
            }
            log.warn(
                    "Governed operations cannot use {} yet: the login may not give them what they need. Run mvn"
                            + " liquibase:update, with the same setting {}.",
                    closed,
                    MetaTablesSettings.OPERATIONS_ROLE);
            return found;
        }
    }

    /** The tables that are active, but were never opened to operations, though these have a login. */
    private Set<PhysicalName> closed(Connection connection, Collection<CatalogTable> rows) {
        List<CatalogTable> active = rows.stream().filter(CatalogTable::isActive).toList();
        if (operationsRole.isEmpty() || active.isEmpty()) {
            return Set.of();
        }
        Set<UUID> lacking = TableRoles.lacking(
                connection, active.stream().map(CatalogTable::uid).toList());
        return active.stream()
                .filter(row -> lacking.contains(row.uid()))
                .map(CatalogTable::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<PhysicalName, CatalogTable> complete(Connection connection, RegistrationPlan plan) {
        if (login.isEmpty()) {
            return register(connection, plan);
        }
        try (Connection platform = login.get().connect(connection)) {
            return register(platform, plan);
        } catch (SQLException refused) {
            throw CatalogAccessException.of("close the connection of the login that registers", refused);
        }
    }

    private Map<PhysicalName, CatalogTable> register(Connection connection, RegistrationPlan plan) {
        List<RegisteredTable> concerned = StartUpRegistration.register(connection, plan);
        List<RegisteredTable> registered =
                concerned.stream().filter(RegisteredTable::isNew).toList();
        long active = registered.stream().filter(RegisteredTable::isActive).count();
        log.info(
                "Registered {} tables of the provider {} in the catalog: {} active, {} reserved.",
                registered.size(),
                definitions.provider().key(),
                active,
                registered.size() - active);
        concerned.forEach(table ->
                table.hindrances().forEach(hindrance -> log.warn("{}", hindrance.line(table.name()))));
        return Catalog.of(connection).resolve(names());
    }

    private List<PhysicalName> names() {
        return definitions.tables().stream().map(TableDefinition::name).toList();
    }
}
