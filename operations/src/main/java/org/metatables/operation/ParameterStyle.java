package org.metatables.operation;

/** How a text writes its parameters. */
public enum ParameterStyle {
    /** {@code :name}, the style of texts in Java. */
    NAMED,
    /** {@code %(name)s}, and {@code %%} for a percent sign: the style on the wire. */
    PYFORMAT,
    /** Not at all: every colon and every percent sign is PostgreSQL's, as in a {@link RawQuery}. */
    NONE
}
