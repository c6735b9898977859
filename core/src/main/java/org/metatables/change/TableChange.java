package org.metatables.change;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.metatables.internal.StorableText;

/**
 * What a person wants to be otherwise about a table. What is empty stays as it is.
 *
 * @param addedLabels labels that the table shall have
 * @param removedLabels labels that it shall not have
 * @param description the description it shall have, or that it shall have none of its own
 * @param protection whether it shall be protected from deletion
 */
public record TableChange(
        List<String> addedLabels,
        List<String> removedLabels,
        Optional<Description> description,
        Optional<Boolean> protection) {

    /** The most characters that a description may have. */
    public static final int LONGEST_DESCRIPTION = 10_000;

    /** @throws InvalidChangeException if a label is to be both added and removed */
    public TableChange {
        addedLabels = List.copyOf(addedLabels);
        removedLabels = List.copyOf(removedLabels);
        Set<String> both = addedLabels.stream().map(Labels::key).collect(Collectors.toCollection(HashSet::new));
        both.retainAll(removedLabels.stream().map(Labels::key).toList());
        if (!both.isEmpty()) {
            throw new InvalidChangeException(
                    "A label is to be both added and removed: " + String.join(", ", both) + ".", "Decide for one.");
        }
    }

    /** Nothing shall be otherwise; the beginning of every change. */
    public static TableChange none() {
        return new TableChange(List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Also, the table shall have these labels. Those that it has already, in whatever case, keep their spelling. */
    public TableChange addLabels(String... labels) {
        return addLabels(Arrays.asList(labels));
    }

    /**
     * Also, the table shall have these labels. Those that it has already, in whatever case, keep their spelling.
     *
     * @throws InvalidChangeException if all are blank, or one is null, over-long or not storable
     */
    public TableChange addLabels(Collection<String> labels) {
        return new TableChange(Labels.of(labels).values(), removedLabels, description, protection);
    }

    /** Also, the table shall not have these labels, in whatever case. */
    public TableChange removeLabels(String... labels) {
        return removeLabels(Arrays.asList(labels));
    }

    /**
     * Also, the table shall not have these labels, in whatever case. One that it lacks is no error.
     *
     * @throws InvalidChangeException if all are blank, or one is null, over-long or not storable
     */
    public TableChange removeLabels(Collection<String> labels) {
        return new TableChange(addedLabels, Labels.of(labels).values(), description, protection);
    }

    /**
     * Also, the table shall have this description.
     *
     * @throws InvalidChangeException if the text is blank, too long or not storable
     */
    public TableChange describe(String text) {
        return new TableChange(
                addedLabels, removedLabels, Optional.of(new Description(Optional.of(checked(text)))), protection);
    }

    /** Also, the table shall have no description. */
    public TableChange withoutDescription() {
        return new TableChange(addedLabels, removedLabels, Optional.of(new Description(Optional.empty())), protection);
    }

    /** Also, the catalog shall refuse to delete the table. */
    public TableChange protect() {
        return new TableChange(addedLabels, removedLabels, description, Optional.of(true));
    }

    /** Also, the catalog shall not refuse to delete the table. */
    public TableChange unprotect() {
        return new TableChange(addedLabels, removedLabels, description, Optional.of(false));
    }

    private static String checked(String text) {
        String description = text.strip();
        if (description.isEmpty()) {
            throw new InvalidChangeException("The description is blank.", "Use withoutDescription() to have none.");
        }
        Optional<String> fault = StorableText.fault(description);
        if (fault.isPresent()) {
            throw new InvalidChangeException("The description " + fault.get() + ".", "Leave the character out.");
        }
        if (description.codePointCount(0, description.length()) > LONGEST_DESCRIPTION) {
            throw new InvalidChangeException(
                    "The description has more than " + LONGEST_DESCRIPTION + " characters.", "Shorten it.");
        }
        return description;
    }

    /**
     * The description that a table shall have.
     *
     * @param text empty for none
     */
    public record Description(Optional<String> text) {}
}
