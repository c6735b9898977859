package org.metatables.hibernate.query.internal;

import java.util.Optional;
import org.metatables.Problem;
import org.metatables.hibernate.query.UnsupportedQueryException;

/** Lets no statement through before the query was made. */
public final class NotYet implements Answers {

    private Optional<Answers> answers = Optional.empty();

    /** The query is made; from now on its statements are answered. */
    public void start(Answers theirs) {
        answers = Optional.of(theirs);
    }

    @Override
    public Rows rows(JdbcStatement statement) {
        return answers().rows(statement);
    }

    @Override
    public long count(JdbcStatement statement) {
        return answers().count(statement);
    }

    private Answers answers() {
        return answers.orElseThrow(() -> new UnsupportedQueryException(
                Problem.of("The session was asked to load or store something while the query was made.")
                        .remedy("Only make the query and set its parameters; it is run for you.")));
    }
}
