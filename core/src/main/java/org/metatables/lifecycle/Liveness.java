package org.metatables.lifecycle;

/** Whether a run still runs, as far as the server can prove it. */
public sealed interface Liveness {

    /** The run's connection is there. */
    record Alive() implements Liveness {}

    /**
     * The run never ended, and its connection is gone for good: what it left behind may be cleared away.
     *
     * @param proof what was seen, as an English sentence
     */
    record Dead(String proof) implements Liveness {}

    /** The run has ended in order. */
    record Finished() implements Liveness {}

    /**
     * Nothing is proved, so nothing may be cleared away.
     *
     * @param reason why not, as an English sentence
     */
    record CannotTell(String reason) implements Liveness {}
}
