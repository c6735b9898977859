package org.metatables.registration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.metatables.contract.TableContract;
import org.metatables.definition.TableDefinition;

/** Puts a {@link RegistrationRequest} together; what is not said is taken from the definition. Not thread-safe. */
public final class RegistrationRequestBuilder {

    private final TableDefinition table;
    private final UUID dataSourceUid;
    private TableMeaning meaning;
    private Lifecycle lifecycle = Lifecycle.backendManaged();
    private Optional<String> partitionStrategy = Optional.empty();
    private boolean introspect;

    RegistrationRequestBuilder(TableDefinition table, UUID dataSourceUid) {
        this.table = table;
        this.dataSourceUid = dataSourceUid;
        this.meaning = TableMeaning.of(table);
    }

    /** Who owns the row and the DDL; by default the catalog's own back end, which makes the table unless it is there. */
    public RegistrationRequestBuilder lifecycle(Lifecycle owner) {
        lifecycle = owner;
        return this;
    }

    /** A table that is there already is an error, also if it matches. */
    public RegistrationRequestBuilder failIfTableExists() {
        return lifecycle(new Lifecycle.BackendManaged(Provisioning.create()));
    }

    /** Somebody else owns the table; its contract is completed from the table itself. */
    public RegistrationRequestBuilder external() {
        introspect = true;
        return lifecycle(Lifecycle.external());
    }

    /** Other words about the table than those of its definition. */
    public RegistrationRequestBuilder meaning(TableMeaning words) {
        meaning = words;
        return this;
    }

    /** Other labels than those of its definition. */
    public RegistrationRequestBuilder labels(List<String> labels) {
        return meaning(new TableMeaning(
                meaning.identifier(),
                meaning.namespace(),
                meaning.description(),
                labels,
                meaning.protectFromDeletion()));
    }

    /** How the storage of a time-indexed table is to be cut; no other table has a strategy. */
    public RegistrationRequestBuilder partitionStrategy(String strategy) {
        partitionStrategy = Optional.of(strategy);
        return this;
    }

    /** The request as said so far. */
    public RegistrationRequest build() {
        Optional<TimeIndexing> timeIndexing = table.timeIndex()
                .map(index -> new TimeIndexing(
                        index.column(), index.cadence(), partitionStrategy.orElse(TimeIndexing.DEFAULT_STRATEGY)));
        return new RegistrationRequest(
                dataSourceUid,
                meaning,
                lifecycle,
                TableContract.of(table),
                Optional.of(table),
                introspect,
                timeIndexing);
    }
}
