package org.metatables.registration;

import java.sql.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metatables.contract.Fingerprint;
import org.metatables.contract.TableContract;
import org.metatables.definition.TableDefinition;
import org.metatables.drift.Comparison;
import org.metatables.drift.DriftReport;
import org.metatables.drift.Finding;
import org.metatables.drift.Verdict;
import org.metatables.introspection.internal.TableDocument;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.NamedType;
import org.metatables.physical.PhysicalEnumType;
import org.metatables.physical.PhysicalEnumTypes;
import org.metatables.physical.PhysicalTable;

/**
 * What a row says of the shape of its table, after a look at the table.
 *
 * @param contract the contract
 * @param fingerprint of that shape
 * @param snapshot the table as it was read, where it belongs to somebody else
 * @param findings differences that do not stand against registering the table
 */
record ProvenTable(TableContract contract, Fingerprint fingerprint, Optional<String> snapshot, List<Finding> findings) {

    /**
     * Compares the tables of candidates with what the candidates say, all at once. A table that is not as requested is refused.
     *
     * @param tables the tables of the candidates as they stand now
     */
    static Map<PhysicalName, ProvenTable> prove(
            Connection transaction,
            List<Candidate> candidates,
            Map<PhysicalName, PhysicalTable> tables,
            Refusals refusals) {
        List<TableDefinition> comparable = candidates.stream()
                .filter(ProvenTable::isComparable)
                .map(Candidate::definition)
                .toList();
        DriftReport drift = Comparison.compare(transaction, comparable, tables);
        Map<PhysicalName, PhysicalEnumType> enumTypes = enumTypes(transaction, candidates, tables.values());
        Map<PhysicalName, ProvenTable> proven = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Verdict verdict = isComparable(candidate) ? drift.of(candidate.name()) : new Verdict.Same();
            RegistrationRule.refusal(candidate, verdict).ifPresent(refusals::add);
            proven.put(candidate.name(), of(candidate, verdict, tables.get(candidate.name()), enumTypes));
        }
        return proven;
    }

    /** A migration has still to make its table; of somebody else's table the request may say nothing at all. */
    private static boolean isComparable(Candidate candidate) {
        return candidate.isBackendManaged()
                || candidate.isExternal() && !candidate.contract().columns().isEmpty();
    }

    private static ProvenTable of(
            Candidate candidate, Verdict verdict, PhysicalTable table, Map<PhysicalName, PhysicalEnumType> enumTypes) {
        if (!candidate.isExternal()) {
            return new ProvenTable(
                    candidate.contract(), Fingerprint.of(candidate.definition()), Optional.empty(), verdict.findings());
        }
        TableDefinition seen = candidate
                .knowing(DefinitionOfTable.of(
                        table, enumTypes, candidate.definition().authoring()))
                .definition();
        boolean fill = candidate.request().introspect()
                || candidate.contract().columns().isEmpty();
        return new ProvenTable(
                fill ? CompletedContract.of(candidate.contract(), seen) : candidate.contract(),
                Fingerprint.of(fill ? seen : candidate.definition()),
                Optional.of(TableDocument.of(table)),
                verdict.findings());
    }

    private static Map<PhysicalName, PhysicalEnumType> enumTypes(
            Connection transaction, List<Candidate> candidates, Collection<PhysicalTable> tables) {
        List<PhysicalName> names = candidates.stream().noneMatch(Candidate::isExternal)
                ? List.of()
                : tables.stream()
                        .flatMap(table -> table.columns().stream())
                        .flatMap(column -> column.namedType().stream())
                        .filter(type -> type.kind() == NamedType.Kind.ENUM)
                        .map(NamedType::name)
                        .toList();
        return names.isEmpty() ? Map.of() : PhysicalEnumTypes.read(transaction, names);
    }
}
