package org.metatables.registration;

import java.util.Optional;
import java.util.UUID;
import org.metatables.contract.TableContract;
import org.metatables.definition.TableDefinition;
import org.metatables.naming.PhysicalName;

/**
 * A request to make a table known to the catalog.
 *
 * <pre>{@code
 * RegistrationRequest.of(definition, metaTables.defaultDataSource().uid());
 * RegistrationRequest.parse(json);
 * }</pre>
 *
 * @param dataSourceUid where the table is
 * @param meaning what the catalog is told about it
 * @param lifecycle who owns the row and the DDL
 * @param contract its shape, with its schema and its name
 * @param definition all that DDL needs, where the request was made in Java; on the wire the contract has to do
 * @param introspect whether the contract of an external table is completed from the table itself
 * @param timeIndexing present where the table is time-indexed
 * @see RegistrationRequestBuilder
 */
public record RegistrationRequest(
        UUID dataSourceUid,
        TableMeaning meaning,
        Lifecycle lifecycle,
        TableContract contract,
        Optional<TableDefinition> definition,
        boolean introspect,
        Optional<TimeIndexing> timeIndexing) {

    /** @throws IllegalArgumentException if the parts are not of one table */
    public RegistrationRequest {
        PhysicalName name = name(contract);
        if (definition.isPresent() && !definition.get().name().equals(name)) {
            throw new IllegalArgumentException(
                    "The definition is of " + definition.get().name() + " and the contract of " + name + ".");
        }
        if (contract.timeIndexed() != timeIndexing.isPresent()) {
            throw new IllegalArgumentException("The contract of " + name + " is "
                    + (contract.timeIndexed() ? "time-indexed, and the request is not." : "not time-indexed."));
        }
    }

    /** A backend-managed table: registering makes it unless it is there. */
    public static RegistrationRequest of(TableDefinition table, UUID dataSourceUid) {
        return builder(table, dataSourceUid).build();
    }

    /** Starts a request for a table whose definition is known. */
    public static RegistrationRequestBuilder builder(TableDefinition table, UUID dataSourceUid) {
        return new RegistrationRequestBuilder(table, dataSourceUid);
    }

    /**
     * Reads a request for a relational table from its JSON on the wire. See 4.2 of the reference system's specification.
     *
     * @throws InvalidRegistrationException with every fault and its place
     */
    public static RegistrationRequest parse(String json) {
        return RequestReader.relational(json);
    }

    /**
     * Reads a request for a time-indexed table from its JSON on the wire. See 4.4 of the reference system's specification.
     *
     * @throws InvalidRegistrationException with every fault and its place
     */
    public static RegistrationRequest parseTimeIndexed(String json) {
        return RequestReader.timeIndexed(json);
    }

    /** The request as JSON on one line, as it stands on the wire: without the definition, and without nulls. */
    public String toJson() {
        return RequestWriter.write(this);
    }

    /** The physical table. */
    public PhysicalName name() {
        return name(contract);
    }

    private static PhysicalName name(TableContract contract) {
        TableContract.Physical physical = contract.physical();
        if (physical.schema().isEmpty() || physical.tableName().isEmpty()) {
            throw new IllegalArgumentException("The contract must say which schema and which table it is about.");
        }
        return new PhysicalName(physical.schema().get(), physical.tableName().get());
    }
}
