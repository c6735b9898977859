package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CatalogAccessExceptionTest {

    @Test
    void tellsTheAnswerOfTheDatabaseWithItsState() {
        assertThat(CatalogAccessException.of("read the catalog", new SQLException("ERROR: too bad", "53300")))
                .hasMessage(
                        "MetaTables could not read the catalog: the database answered 'ERROR: too bad' (SQLSTATE 53300).");
    }

    @Test
    void leavesOutTheLinesInWhichTheDriverRepeatsTheStatement() {
        assertThat(CatalogAccessException.of(
                        "reserve tables", new SQLException("ERROR: bad value\n  Where: row 'secret'", "22P02")))
                .hasMessageNotContaining("secret");
    }

    @Test
    void saysWhoMustMigrateWhereARightIsMissing() {
        assertThat(CatalogAccessException.of("install the catalog", new SQLException("ERROR: denied", "42501")))
                .hasMessageContaining(
                        "Use a login that may write the catalog: the role that owns the schema metatables")
                .hasMessageContaining("create schema metatables authorization <role>");
    }

    @Test
    void copesWithADriverThatSaysNothing() {
        SQLException silent = new SQLException();

        assertThat(CatalogAccessException.of("read the catalog", silent))
                .hasMessage("MetaTables could not read the catalog: the database answered ''.")
                .hasCause(silent);
        assertThat(CatalogAccessException.of("read the catalog", new SQLException("", "08006")))
                .hasMessage("MetaTables could not read the catalog: the database answered '' (SQLSTATE 08006).");
    }
}
