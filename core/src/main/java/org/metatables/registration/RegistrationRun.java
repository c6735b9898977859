package org.metatables.registration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.metatables.access.InitialAccess;
import org.metatables.boundary.Hindrance;
import org.metatables.datasource.Capability;
import org.metatables.datasource.DataSourceRow;
import org.metatables.datasource.DataSources;
import org.metatables.ddl.DdlMessage;
import org.metatables.ddl.ExistingObjects;
import org.metatables.ddl.TableDdl;
import org.metatables.definition.TableDefinition;
import org.metatables.lifecycle.internal.OperationsGrants;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalTable;
import org.metatables.physical.PhysicalTables;
import org.metatables.settings.MetaTablesSettings;

/** Registers candidates in a transaction that somebody else began and will commit, or roll back if this throws. */
final class RegistrationRun {

    private final Connection transaction;
    private final Optional<String> operationsRole;
    private final InitialAccess access;
    private final Refusals refusals = new Refusals();

    RegistrationRun(Connection transaction, Optional<String> operationsRole, InitialAccess access) {
        this.access = access;
        this.transaction = transaction;
        this.operationsRole = operationsRole;
    }

    List<Registration> register(List<Candidate> requested) throws SQLException {
        KnownRows rows = KnownRows.lockAndRead(transaction, requested, access);
        List<Candidate> candidates =
                requested.stream().map(candidate -> knowing(candidate, rows)).toList();
        requireCapabilities(candidates);
        Ownership ownership = new Ownership(rows, candidates);
        candidates.forEach(candidate -> ownership.check(candidate, refusals));
        Map<PhysicalName, PhysicalTable> tables = read(candidates);
        candidates.forEach(candidate -> checkTable(candidate, tables));
        refusals.throwIfAny();
        Set<PhysicalName> created = createMissing(candidates, tables);
        Map<PhysicalName, ProvenTable> proven =
                ProvenTable.prove(transaction, candidates, created.isEmpty() ? tables : read(candidates), refusals);
        refusals.throwIfAny();
        List<Registration> registrations = new RowsStatement(candidates, proven, created).send(transaction);
        return operationsRole.isEmpty() ? registrations : grant(operationsRole.get(), candidates, registrations);
    }

    /** A contract on the wire is poorer than the definition that the row has already: where they agree, the latter stays. */
    private static Candidate knowing(Candidate candidate, KnownRows rows) {
        if (!candidate.isKnownByContractAlone()) {
            return candidate;
        }
        return rows.ofTable(candidate)
                .filter(row ->
                        row.contract().columns().equals(candidate.contract().columns()))
                .flatMap(row -> row.definition())
                // Somebody may have let the row stand for another table by hand.
                .filter(definition -> definition.name().equals(candidate.name()))
                .map(candidate::knowing)
                .orElse(candidate);
    }

    private void requireCapabilities(List<Candidate> candidates) {
        Map<UUID, DataSourceRow> sources = DataSources.of(transaction).list().stream()
                .collect(Collectors.toMap(DataSourceRow::uid, Function.identity()));
        for (Candidate candidate : candidates) {
            UUID uid = candidate.request().dataSourceUid();
            DataSourceRow source = Optional.ofNullable(sources.get(uid))
                    .orElseGet(() -> DataSources.of(transaction)
                            .resolve(Optional.of(uid), Optional.empty(), MetaTablesSettings.none()));
            source.require(Capability.TABLE_REGISTRATION);
            if (candidate.isBackendManaged()) {
                source.require(Capability.TABLE_DDL);
            } else if (candidate.isExternal()) {
                source.require(Capability.TABLE_INTROSPECTION);
            }
        }
    }

    private Map<PhysicalName, PhysicalTable> read(List<Candidate> candidates) {
        return PhysicalTables.read(
                transaction, candidates.stream().map(Candidate::name).toList());
    }

    private void checkTable(Candidate candidate, Map<PhysicalName, PhysicalTable> tables) {
        PhysicalTable table = tables.get(candidate.name());
        if (candidate.lifecycle() instanceof Lifecycle.MigrationManaged) {
            return;
        }
        if (table == null) {
            if (candidate.isExternal()) {
                refusals.add(new Refusal.TableMissing(candidate.name()));
            }
        } else if (!table.kind().isTable()) {
            refusals.add(new Refusal.NotATable(candidate.name(), table.kind().words()));
        } else if (candidate.lifecycle() instanceof Lifecycle.BackendManaged backend
                && !backend.provisioning().ifNotExists()) {
            refusals.add(new Refusal.TableExists(candidate.name()));
        }
    }

    private Set<PhysicalName> createMissing(List<Candidate> candidates, Map<PhysicalName, PhysicalTable> tables)
            throws SQLException {
        List<TableDefinition> missing = candidates.stream()
                .filter(candidate -> candidate.isBackendManaged() && !tables.containsKey(candidate.name()))
                .map(Candidate::definition)
                .toList();
        DdlMessage.execute(transaction, TableDdl.create(missing, ExistingObjects.of(transaction, missing)));
        return missing.stream().map(TableDefinition::name).collect(Collectors.toSet());
    }

    private List<Registration> grant(String login, List<Candidate> candidates, List<Registration> registrations)
            throws SQLException {
        List<UUID> uids = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).isBackendManaged() || candidates.get(i).isExternal()) {
                uids.add(registrations.get(i).uid());
            }
        }
        Map<UUID, List<Hindrance>> hindrances = OperationsGrants.grant(transaction, login, uids);
        return registrations.stream()
                .map(registration -> registration.hinderedBy(hindrances.getOrDefault(registration.uid(), List.of())))
                .toList();
    }
}
