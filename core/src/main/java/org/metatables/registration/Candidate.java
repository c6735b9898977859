package org.metatables.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metatables.MetaTablesException;
import org.metatables.contract.ContractValidation;
import org.metatables.contract.TableContract;
import org.metatables.ddl.DefinitionRules;
import org.metatables.definition.DefinitionJson;
import org.metatables.definition.TableDefinition;
import org.metatables.internal.SystemSchemas;
import org.metatables.naming.PhysicalName;

/**
 * A request that is ready to be carried out.
 *
 * @param request what was asked for
 * @param definition the table, from the request's definition or its contract, with the words of the request
 */
record Candidate(RegistrationRequest request, TableDefinition definition) {

    /**
     * The candidates of requests, in their order.
     *
     * @throws InvalidRegistrationException with every fault of every request
     */
    static List<Candidate> of(List<RegistrationRequest> requests) {
        List<Candidate> candidates = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (RegistrationRequest request : requests) {
            try {
                Candidate candidate = new Candidate(request, definition(request));
                candidate.faults().forEach(fault -> faults.add(request.name() + ", " + fault));
                candidates.add(candidate);
            } catch (MetaTablesException refused) {
                faults.add(request.name() + ": " + refused.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidRegistrationException(faults);
        }
        return candidates;
    }

    PhysicalName name() {
        return request.name();
    }

    Lifecycle lifecycle() {
        return request.lifecycle();
    }

    boolean isBackendManaged() {
        return lifecycle() instanceof Lifecycle.BackendManaged;
    }

    boolean isExternal() {
        return lifecycle() instanceof Lifecycle.External;
    }

    String namespace() {
        return definition.namespace();
    }

    /** The same candidate with a richer definition of the same contract: on the wire nobody can send one. */
    Candidate knowing(TableDefinition richer) {
        return new Candidate(request, withMeaning(richer, request));
    }

    /** Whether the request has nothing but a contract, and the definition tells no more of the shape than that. */
    boolean isKnownByContractAlone() {
        return request.definition().isEmpty();
    }

    /** The contract as the row has it: that of the request, with the grain where the request told of it elsewhere. */
    TableContract contract() {
        TableContract contract = request.contract();
        if (definition.timeIndex().isEmpty() || contract.authoring().containsKey("time_indexed")) {
            return contract;
        }
        Map<String, Object> authoring = new LinkedHashMap<>(contract.authoring());
        authoring.put("time_indexed", TableContract.of(definition).authoring().get("time_indexed"));
        return new TableContract(true, contract.physical(), contract.columns(), contract.constraints(), authoring);
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>(DefinitionRules.faults(definition));
        SystemSchemas.owner(name().schema())
                .ifPresent(owner -> faults.add("schema: What is in it belongs to " + owner
                        + " and cannot be registered. Choose another schema."));
        if (lifecycle() instanceof Lifecycle.MigrationManaged migrated) {
            DefinitionRules.faultOfLogicalName(migrated.owner().provider().key())
                    .ifPresent(fault -> faults.add("migration provider: " + fault));
        }
        int characters = DefinitionJson.write(definition).length();
        if (characters > ContractValidation.MOST_CHARACTERS) {
            faults.add("definition: It has " + characters + " characters; at most " + ContractValidation.MOST_CHARACTERS
                    + " are kept.");
        }
        return faults;
    }

    private static TableDefinition definition(RegistrationRequest request) {
        return withMeaning(request.definition().orElseGet(() -> DefinitionOfContract.of(request)), request);
    }

    private static TableDefinition withMeaning(TableDefinition table, RegistrationRequest request) {
        TableMeaning meaning = request.meaning();
        return new TableDefinition(
                table.name(),
                meaning.identifier(),
                meaning.namespace().orElse(table.name().schema()),
                meaning.description(),
                meaning.labels(),
                meaning.protectFromDeletion(),
                table.dataSource(),
                table.columns(),
                table.primaryKey(),
                table.uniques(),
                table.indexes(),
                table.foreignKeys(),
                table.checks(),
                table.sequences(),
                table.enumTypes(),
                table.comment(),
                table.timeIndex(),
                table.authoring());
    }
}
