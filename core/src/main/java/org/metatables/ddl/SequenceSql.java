package org.metatables.ddl;

import org.metatables.definition.SequenceDefinition;

/** The statement that makes a sequence. */
final class SequenceSql {

    private SequenceSql() {}

    /** PostgreSQL's own bounds are 1 going up and -1 going down: a start beyond them needs a bound of its own. */
    static String create(SequenceDefinition sequence) {
        boolean upwards = sequence.increment() > 0;
        String bound = upwards && sequence.start() < 1
                ? " minvalue " + sequence.start()
                : !upwards && sequence.start() > -1 ? " maxvalue " + sequence.start() : "";
        return "create sequence " + sequence.name().quoted() + " increment by " + sequence.increment() + bound
                + " start with " + sequence.start();
    }
}
