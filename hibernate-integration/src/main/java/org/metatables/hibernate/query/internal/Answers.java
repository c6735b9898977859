package org.metatables.hibernate.query.internal;

/** What answers the statements that Hibernate runs. */
public interface Answers {

    /** The rows of a statement that returns some. */
    Rows rows(JdbcStatement statement);

    /** How many rows a statement that returns none has written. */
    long count(JdbcStatement statement);
}
