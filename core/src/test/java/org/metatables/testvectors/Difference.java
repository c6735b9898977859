package org.metatables.testvectors;

import java.util.List;
import java.util.Optional;

/**
 * A vector of the reference system that we differ from on purpose. This table is the only place that says so: the tests of
 * the vectors read it, and fail where a difference is not listed as well as where a listed one is gone.
 *
 * @param vector file, part and record
 * @param reason why we differ
 */
public record Difference(String vector, String reason) {

    private static final String NAIVE =
            "LocalDateTime is allowed, with a warning: 'timestamp without time zone' is an extension token of ours.";
    private static final String NO_SUCH_TYPE = "PostgreSQL has no type of this name, so no DDL of ours names it.";
    private static final String EXPRESSION =
            "The reference counts only the function of an index expression, so that lower(a) and lower(b) look the same;"
                    + " our fingerprint counts the whole expression.";

    private static final String LOOSE =
            "The client of the reference lets a contract travel that it cannot read, and leaves the judgement to the server;"
                    + " here is the server, and names every fault.";

    private static final List<Difference> ALL = List.of(
            new Difference(
                    "protocol.json/registration_cases/\"contract with indexes+foreign_keys keys (dict contract)\"",
                    LOOSE),
            new Difference("protocol.json/registration_cases/\"contract column missing data_type\"", LOOSE),
            new Difference("protocol.json/registration_cases/\"contract column unknown key\"", LOOSE),
            new Difference("protocol.json/registration_cases/\"contract without physical\"", LOOSE),
            new Difference("protocol.json/time_index_registration_cases/\"contract defaults filled\"", LOOSE),
            new Difference("types.json/normalize_dtype_token/\"timestamp without time zone\"", NAIVE),
            new Difference("types.json/sqlalchemy_types/\"DateTime\"", NAIVE),
            new Difference("types.json/sqlalchemy_types/\"TIMESTAMP\"", NAIVE),
            new Difference(
                    "types.json/sqlalchemy_types/\"Interval\"",
                    "The reference takes an interval for a point in time; for us an interval is an INTERVAL."),
            new Difference(
                    "types.json/sqlalchemy_types/\"LargeBinary\"",
                    "The reference names the type as other databases do; for us it is BYTEA, as the table has it."),
            new Difference(
                    "types.json/sqlalchemy_types/\"Double\"",
                    "The reference names the type as other databases do; for us it is DOUBLE PRECISION."),
            new Difference(
                    "types.json/sqlalchemy_types/\"DOUBLE\"",
                    "The reference names the type as other databases do; for us it is DOUBLE PRECISION."),
            new Difference("types.json/sqlalchemy_types/\"NCHAR(3)\"", NO_SUCH_TYPE),
            new Difference("types.json/sqlalchemy_types/\"NVARCHAR(5)\"", NO_SUCH_TYPE),
            new Difference("contract-hash.json/invariance_probes/index_functional_lower", EXPRESSION),
            new Difference("contract-hash.json/invariance_probes/index_functional_lower_other_col", EXPRESSION),
            new Difference("contract-hash.json/identity_fragments/index_functional", EXPRESSION),
            new Difference(
                    "contract-hash.json/invariance_probes/index_partial_where",
                    "The reference fails at a condition that is not plain text; we count its text."),
            new Difference(
                    "contract-hash.json/invariance_probes/fk_public_qualified_unresolved",
                    "The reference takes 'public' for another schema than the default one where the target's class is not"
                            + " loaded; for us the default schema has one spelling."),
            new Difference(
                    "naming.json/explicit_names_under_convention",
                    "The reference replaces the explicit name of a unique constraint and embeds that of a check; we keep"
                            + " explicit names."));

    /** Every difference there is. */
    public static List<Difference> all() {
        return ALL;
    }

    /** The difference from a vector, if there is one. */
    public static Optional<Difference> from(String vector) {
        return ALL.stream()
                .filter(difference -> difference.vector().equals(vector))
                .findFirst();
    }
}
