package org.metatables.liquibase;

import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;

/** The schema for Liquibase's own tables is not there; Liquibase would quietly make everything in another one. */
public final class MissingSchemaException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private MissingSchemaException(Problem problem) {
        super(problem);
    }

    /** The schema, and the login that migrates. */
    public static MissingSchemaException of(String schema, String login) {
        return new MissingSchemaException(
                Problem.of("Liquibase is to keep its tables in the schema '" + schema + "', which is not there.")
                        .remedy("Correct defaultSchemaName or liquibaseSchemaName, or make the schema before the first"
                                + " update: create schema " + PhysicalName.quote(schema) + " authorization "
                                + PhysicalName.quote(login) + ";"));
    }
}
