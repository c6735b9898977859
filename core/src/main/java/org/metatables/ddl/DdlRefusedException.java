package org.metatables.ddl;

import org.metatables.MetaTablesException;
import org.metatables.Problem;

/** PostgreSQL refused a statement that makes a table. Of the whole message, nothing was done. */
public final class DdlRefusedException extends MetaTablesException {

    private static final long serialVersionUID = 1L;

    private final transient DdlStatement statement;
    private final String sqlState;

    DdlRefusedException(DdlStatement statement, String sqlState, String message) {
        super(Problem.of("PostgreSQL refused to make the table: '" + message + "' (SQLSTATE " + sqlState
                        + "), for the statement: " + statement.sql() + ". Nothing was written.")
                .inTable(statement.table().toString())
                .remedy(remedy(sqlState)));
        this.statement = statement;
        this.sqlState = sqlState;
    }

    /** The statement that was refused. */
    public DdlStatement statement() {
        return statement;
    }

    /** PostgreSQL's code for the reason. */
    public String sqlState() {
        return sqlState;
    }

    private static String remedy(String state) {
        return switch (state) {
            case "42501" ->
                "Register with a login that may create tables in the schema: grant usage, create on schema ... to ...";
            case "3F000" -> "Let an administrator create the schema for the login that registers.";
            case "42P01" -> "Register the table that is referred to together with this one, or before it.";
            case "55P03" -> "A table that is referred to is in use by a long transaction: try again when it has ended.";
            default -> "Correct the definition.";
        };
    }
}
