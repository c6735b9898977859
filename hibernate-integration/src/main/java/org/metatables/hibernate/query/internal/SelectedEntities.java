package org.metatables.hibernate.query.internal;

import jakarta.persistence.criteria.Fetch;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.criteria.JpaCriteriaQuery;
import org.hibernate.query.criteria.JpaQueryStructure;
import org.hibernate.query.spi.SqmQuery;
import org.metatables.hibernate.query.internal.EagerAssociations.Association;

/** The entities that a query in JPQL, HQL or Criteria selects, and what it fetches with them. */
final class SelectedEntities {

    private final List<From<?, ?>> selected;

    private SelectedEntities(List<From<?, ?>> selected) {
        this.selected = selected;
    }

    /** What a query selects; nothing where it cannot be told before it runs. */
    static SelectedEntities of(SelectionQuery<?> query) {
        boolean selects = query instanceof SqmQuery<?> sqm
                && sqm.getQueryOptions().getAppliedGraph().getGraph() == null
                && sqm.getSqmStatement() instanceof JpaCriteriaQuery<?> criteria
                && criteria.getQueryPart() instanceof JpaQueryStructure<?>;
        if (!selects) {
            return new SelectedEntities(List.of());
        }
        JpaCriteriaQuery<?> criteria = (JpaCriteriaQuery<?>) ((SqmQuery<?>) query).getSqmStatement();
        return new SelectedEntities(selections(criteria)
                .filter(From.class::isInstance)
                .<From<?, ?>>map(selection -> (From<?, ?>) selection)
                .toList());
    }

    private static Stream<? extends Selection<?>> selections(JpaCriteriaQuery<?> criteria) {
        Selection<?> selection = criteria.getSelection();
        if (selection == null) {
            return criteria.getRoots().stream();
        }
        return selection.isCompoundSelection() ? selection.getCompoundSelectionItems().stream() : Stream.of(selection);
    }

    /** An association that will be loaded by a statement of its own for every row, whatever the rows are. */
    Optional<Association> unfetched(EagerAssociations eager) {
        return selected.stream()
                .flatMap(from -> eager.of(from.getJavaType()).stream()
                        .filter(association -> !fetched(from).contains(association.attribute())))
                .filter(association -> !isSelected(association))
                .findFirst();
    }

    private static Set<String> fetched(From<?, ?> from) {
        return from.getFetches().stream()
                .map(Fetch::getAttribute)
                .map(attribute -> attribute.getName())
                .collect(Collectors.toSet());
    }

    /** What a row holds itself is not loaded again. */
    private boolean isSelected(Association association) {
        return association
                .target()
                .filter(target -> selected.stream().anyMatch(from -> target.isAssignableFrom(from.getJavaType())))
                .isPresent();
    }
}
