package org.metatables.physical;

import org.metatables.naming.PhysicalName;

/**
 * A sequence as it stands in the database.
 *
 * @param name its name and schema
 * @param start its first value
 * @param increment its step
 */
public record PhysicalSequence(PhysicalName name, long start, long increment) {}
