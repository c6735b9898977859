package org.metatables.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metatables.Problem;

/**
 * The parameters of an operation: values by name, or by position, and the types that the caller declares.
 *
 * <p>A value is bound by the driver, never written into the text. The positions of a list are the names {@code 0},
 * {@code 1} and so on. Immutable; its text form shows no value.
 */
public final class Parameters {

    private static final Parameters NONE = new Parameters(Map.of(), Map.of(), false);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, @Nullable Object> values;
    private final Map<String, String> types;
    private final boolean positional;

    private Parameters(Map<String, @Nullable Object> values, Map<String, String> types, boolean positional) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        this.positional = positional;
    }

    /** No parameter at all. */
    public static Parameters none() {
        return NONE;
    }

    /**
     * Parameters by name.
     *
     * @throws InvalidOperationException if a name is not made of letters, digits and underscores
     */
    public static Parameters named(Map<String, @Nullable Object> values) {
        Parameters parameters = NONE;
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            parameters = parameters.with(entry.getKey(), entry.getValue());
        }
        return parameters;
    }

    /** Parameters by position. */
    public static Parameters positional(List<? extends @Nullable Object> values) {
        Map<String, @Nullable Object> byPosition = new LinkedHashMap<>();
        values.forEach(value -> byPosition.put(Integer.toString(byPosition.size()), value));
        return new Parameters(byPosition, Map.of(), true);
    }

    /**
     * The same parameters and one more.
     *
     * @param value the value; null is SQL's null
     * @throws InvalidOperationException if the name is not made of letters, digits and underscores, or is taken, or if the parameters
     *     are positional
     */
    public Parameters with(String name, @Nullable Object value) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidOperationException(
                    Problem.of("The parameter name '" + name + "' is not made of letters, digits and underscores."));
        }
        if (positional) {
            throw new InvalidOperationException(
                    Problem.of("The parameters are given by position: the parameter " + name + " cannot have a name."));
        }
        if (values.containsKey(name)) {
            throw new InvalidOperationException(Problem.of("The parameter " + name + " is given twice."));
        }
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Parameters(more, types, positional);
    }

    /**
     * The same parameters, one of them with its type: a token of the contract such as {@code uuid}, or a type of
     * PostgreSQL such as {@code int4range}. A type may be declared for a parameter that is not given.
     *
     * @throws InvalidOperationException if the type is blank
     */
    public Parameters typed(String name, String type) {
        if (type.isBlank()) {
            throw new InvalidOperationException(Problem.of("The type of the parameter " + name + " is blank."));
        }
        Map<String, String> more = new LinkedHashMap<>(types);
        more.put(name, type);
        return new Parameters(values, more, positional);
    }

    /** The names, in the order in which they were given; unmodifiable. */
    public Set<String> names() {
        return values.keySet();
    }

    /** The value of a parameter; empty for null and for a parameter that is not given. */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The declared type of a parameter, as it was given. */
    public Optional<String> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The declared types, in the order in which they were declared. */
    public Map<String, String> types() {
        return types;
    }

    /** Whether the parameters were given as a list. */
    public boolean isPositional() {
        return positional;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters that
                && positional == that.positional
                && values.equals(that.values)
                && types.equals(that.types);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, types, positional);
    }

    /** The names only: a value may be a secret. */
    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }
}
