package org.metatables.hibernate.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.metatables.access.InitialAccess;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogAccessException;
import org.metatables.catalog.CatalogTable;
import org.metatables.definition.DefinitionSet;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.ChangeLogTable;
import org.metatables.lifecycle.RegisteredTable;
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
     * Writes the rows that are not among those that were found.
     *
     * @param connection the application's own
     * @param matching which tables are there as declared
     * @return the rows of all tables
     */
    Map<PhysicalName, CatalogTable> complete(
            Connection connection, Map<PhysicalName, CatalogTable> found, Set<PhysicalName> matching) {
        Set<PhysicalName> missing =
                names().stream().filter(name -> !found.containsKey(name)).collect(Collectors.toSet());
        RegistrationPlan plan = new RegistrationPlan(definitions, root, missing, matching, access, operationsRole);
        if (login.isEmpty()) {
            return complete(connection, plan);
        }
        try (Connection platform = login.get().connect(connection)) {
            return complete(platform, plan);
        } catch (SQLException refused) {
            throw CatalogAccessException.of("close the connection of the login that registers", refused);
        }
    }

    private Map<PhysicalName, CatalogTable> complete(Connection connection, RegistrationPlan plan) {
        List<RegisteredTable> registered = StartUpRegistration.register(connection, plan).stream()
                .filter(RegisteredTable::isNew)
                .toList();
        long active = registered.stream().filter(RegisteredTable::isActive).count();
        log.info(
                "Registered {} tables of the provider {} in the catalog: {} active, {} reserved.",
                registered.size(),
                definitions.provider().key(),
                active,
                registered.size() - active);
        registered.forEach(table ->
                table.hindrances().forEach(hindrance -> log.warn("{}", hindrance.line(table.name()))));
        return Catalog.of(connection).resolve(names());
    }

    private List<PhysicalName> names() {
        return definitions.tables().stream().map(TableDefinition::name).toList();
    }
}
