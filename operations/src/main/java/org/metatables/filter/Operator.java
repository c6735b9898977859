package org.metatables.filter;

import java.util.Locale;

/** How a {@link Condition} compares a field with its value. */
public enum Operator {
    EQ(Operand.ONE),
    NE(Operand.ONE),
    LT(Operand.ONE),
    LTE(Operand.ONE),
    GT(Operand.ONE),
    GTE(Operand.ONE),

    /** One of a list; of an empty list nothing is one. */
    IN(Operand.LIST),

    /** None of a list; of an empty list everything is none. */
    NOT_IN(Operand.LIST),

    /** The text is somewhere in it. Case counts, and no character stands for others. */
    CONTAINS(Operand.TEXT),
    STARTS_WITH(Operand.TEXT),
    ENDS_WITH(Operand.TEXT),

    /** With true: there is no value; with false: there is one. */
    IS_NULL(Operand.FLAG),

    /** Both ends belong to it. */
    BETWEEN(Operand.PAIR);

    private final Operand operand;

    Operator(Operand operand) {
        this.operand = operand;
    }

    /** Its name on the wire, such as {@code not_in}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Operand operand() {
        return operand;
    }

    /** What an operator compares with. */
    enum Operand {
        ONE("one value, not null"),
        TEXT("a text"),
        LIST("a list of values, none of them null"),
        PAIR("a list of two values, the lower and the upper end"),
        FLAG("true or false");

        private final String words;

        Operand(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
