package org.metatables.drift;

/** What a difference means for those who use the table by its definition. The most serious comes first. */
public enum Severity {
    /** A statement that the definition promises fails, or what it says of the stored data does not hold. */
    BREAKING,
    /** Every promised statement works, but one side has something that the other lacks. */
    ADDITIVE,
    /** No statement can tell the difference. */
    COSMETIC
}
