package org.metatables.drift;

import org.metatables.definition.SequenceDefinition;
import org.metatables.physical.PhysicalSequence;

/**
 * Sequences: whether they are there, and their step. The step must be what the JPA provider reckons with, or two
 * applications hand out one key twice. Where a sequence started says nothing about where it is.
 */
final class SequenceAspect implements Aspect {

    @Override
    public void compare(TableFacts facts, Differences differences) {
        for (SequenceDefinition sequence : facts.definition().sequences()) {
            PhysicalSequence actual = facts.sequences().get(sequence.name());
            String subject = "sequence " + sequence.name();
            String attributes =
                    Remedy.location(sequence.name(), "sequenceName") + ", incrementBy: " + sequence.increment();
            if (actual == null) {
                differences.add(
                        FindingKind.SEQUENCE_MISSING,
                        subject,
                        "increment by " + sequence.increment(),
                        "no sequence",
                        "Add a change set with createSequence (" + attributes + ", startValue: " + sequence.start()
                                + ").");
            } else if (actual.increment() != sequence.increment()) {
                differences.add(
                        FindingKind.SEQUENCE_INCREMENT_DIFFERS,
                        subject,
                        "increment by " + sequence.increment(),
                        "increment by " + actual.increment(),
                        "Add a change set with alterSequence (" + attributes
                                + "), or set allocationSize of the generator to " + actual.increment() + ".");
            }
        }
    }
}
