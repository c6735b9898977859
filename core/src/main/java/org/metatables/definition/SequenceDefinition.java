package org.metatables.definition;

import org.metatables.naming.PhysicalName;

/**
 * A sequence that a table takes its keys from. Several tables may share one.
 *
 * @param name the sequence's name and schema
 * @param start its first value
 * @param increment its step; never zero
 */
public record SequenceDefinition(PhysicalName name, long start, long increment) {}
