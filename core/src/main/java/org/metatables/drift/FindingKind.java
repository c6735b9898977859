package org.metatables.drift;

/**
 * The kinds of differences. An id never changes its meaning and is never used again: people filter by it.
 *
 * <p>The severity follows from one question: does something that the definition promises fail or not hold? So a column
 * that may be null against its definition is breaking (readers rely on the value), and so is a missing unique constraint
 * (upserts name it). A missing check is additive: every promised statement works, and JPA providers declare checks, such
 * as those of enums, that few changelogs carry; but a check that admits other values than the declared one is breaking,
 * since it refuses rows that the definition admits.
 */
public enum FindingKind {
    TABLE_MISSING("MT-DRIFT-001", Severity.BREAKING, "table missing"),
    NOT_A_TABLE("MT-DRIFT-002", Severity.BREAKING, "not a table"),

    COLUMN_MISSING("MT-DRIFT-010", Severity.BREAKING, "column missing"),
    COLUMN_EXTRA("MT-DRIFT-011", Severity.ADDITIVE, "column not in the definition"),
    COLUMN_EXTRA_MANDATORY("MT-DRIFT-012", Severity.BREAKING, "column not in the definition, and inserts must name it"),
    TYPE_DIFFERS("MT-DRIFT-013", Severity.BREAKING, "type differs"),
    TYPE_UNKNOWN("MT-DRIFT-014", Severity.BREAKING, "type does not exist in the database"),
    NULLABLE("MT-DRIFT-015", Severity.BREAKING, "may be null"),
    NOT_NULLABLE("MT-DRIFT-016", Severity.BREAKING, "must not be null"),

    DEFAULT_MISSING("MT-DRIFT-020", Severity.BREAKING, "default missing"),
    DEFAULT_DIFFERS("MT-DRIFT-021", Severity.BREAKING, "default differs"),
    GENERATED_MISSING("MT-DRIFT-022", Severity.BREAKING, "not generated"),
    GENERATED_DIFFERS("MT-DRIFT-023", Severity.BREAKING, "generated from something else"),
    GENERATED_EXTRA("MT-DRIFT-024", Severity.BREAKING, "generated, so that no statement can set it"),
    IDENTITY_MISSING("MT-DRIFT-025", Severity.BREAKING, "no value of its own"),
    IDENTITY_EXTRA("MT-DRIFT-026", Severity.BREAKING, "always an identity, so that no statement can set it"),

    PRIMARY_KEY_DIFFERS("MT-DRIFT-030", Severity.BREAKING, "primary key differs"),
    PRIMARY_KEY_EXTRA("MT-DRIFT-031", Severity.ADDITIVE, "primary key not in the definition"),
    UNIQUE_MISSING("MT-DRIFT-032", Severity.BREAKING, "uniqueness missing"),
    UNIQUE_EXTRA("MT-DRIFT-033", Severity.ADDITIVE, "uniqueness not in the definition"),

    INDEX_MISSING("MT-DRIFT-040", Severity.ADDITIVE, "index missing"),
    INDEX_EXTRA("MT-DRIFT-041", Severity.COSMETIC, "index not in the definition"),

    FOREIGN_KEY_MISSING("MT-DRIFT-050", Severity.BREAKING, "foreign key missing"),
    FOREIGN_KEY_DIFFERS("MT-DRIFT-051", Severity.BREAKING, "foreign key differs"),
    FOREIGN_KEY_EXTRA("MT-DRIFT-052", Severity.ADDITIVE, "foreign key not in the definition"),

    CHECK_MISSING("MT-DRIFT-060", Severity.ADDITIVE, "check missing"),
    CHECK_DIFFERS("MT-DRIFT-061", Severity.BREAKING, "check differs"),
    CHECK_EXTRA("MT-DRIFT-062", Severity.ADDITIVE, "check not in the definition"),
    NOT_VALIDATED("MT-DRIFT-063", Severity.ADDITIVE, "older rows were never checked"),

    SEQUENCE_MISSING("MT-DRIFT-070", Severity.BREAKING, "sequence missing"),
    SEQUENCE_INCREMENT_DIFFERS("MT-DRIFT-071", Severity.BREAKING, "sequence increment differs"),
    ENUM_TYPE_MISSING("MT-DRIFT-072", Severity.BREAKING, "enum type missing"),
    ENUM_LABEL_MISSING("MT-DRIFT-073", Severity.BREAKING, "enum label missing"),
    ENUM_LABEL_EXTRA("MT-DRIFT-074", Severity.ADDITIVE, "enum label not in the definition"),

    COMMENT_DIFFERS("MT-DRIFT-080", Severity.COSMETIC, "comment differs");

    private final String id;
    private final Severity severity;
    private final String title;

    FindingKind(String id, Severity severity, String title) {
        this.id = id;
        this.severity = severity;
        this.title = title;
    }

    /** The stable id, such as {@code MT-DRIFT-013}. */
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    /** The kind in a few words, without the subject: {@code type differs}. */
    public String title() {
        return title;
    }
}
