package org.metatables.drift;

/** One side of a table that is compared by itself. Has no state. */
@FunctionalInterface
interface Aspect {

    void compare(TableFacts facts, Differences differences);
}
