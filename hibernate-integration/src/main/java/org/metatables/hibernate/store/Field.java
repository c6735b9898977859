package org.metatables.hibernate.store;

import java.util.Collection;
import java.util.List;
import org.hibernate.type.descriptor.java.JavaType;
import org.metatables.annotations.SimpleTable;
import org.metatables.filter.Condition;
import org.metatables.filter.FieldName;
import org.metatables.filter.Filter;
import org.metatables.filter.Operator;
import org.metatables.hibernate.store.internal.FieldValue;

/**
 * A field of a simple table, for filters: {@code customers.field(Customer_.region).eq("US")}. Immutable.
 *
 * @param <V> its Java type; a reference is compared with rows, by their ids
 */
public final class Field<V> {

    private final FieldName name;
    private final JavaType<?> type;

    Field(FieldName name, JavaType<?> type) {
        this.name = name;
        this.type = type;
    }

    /** By which filters name it: its column, behind the name of the join that it belongs to. */
    public FieldName name() {
        return name;
    }

    /** It has this value. */
    public Filter eq(V value) {
        return one(Operator.EQ, value);
    }

    /** It has another value. */
    public Filter ne(V value) {
        return one(Operator.NE, value);
    }

    /** It is less. */
    public Filter lt(V value) {
        return one(Operator.LT, value);
    }

    /** It is less, or the same. */
    public Filter lte(V value) {
        return one(Operator.LTE, value);
    }

    /** It is greater. */
    public Filter gt(V value) {
        return one(Operator.GT, value);
    }

    /** It is greater, or the same. */
    public Filter gte(V value) {
        return one(Operator.GTE, value);
    }

    /** It is one of them. */
    public Filter in(Collection<? extends V> values) {
        return new Condition(name, Operator.IN, wire(values));
    }

    /** It is none of them. */
    public Filter notIn(Collection<? extends V> values) {
        return new Condition(name, Operator.NOT_IN, wire(values));
    }

    /** It has a text in it. Case counts. */
    public Filter contains(String text) {
        return new Condition(name, Operator.CONTAINS, text);
    }

    /** It begins with a text. Case counts. */
    public Filter startsWith(String text) {
        return new Condition(name, Operator.STARTS_WITH, text);
    }

    /** It ends with a text. Case counts. */
    public Filter endsWith(String text) {
        return new Condition(name, Operator.ENDS_WITH, text);
    }

    /** It has no value. */
    public Filter isNull() {
        return new Condition(name, Operator.IS_NULL, true);
    }

    /** It has a value. */
    public Filter isNotNull() {
        return new Condition(name, Operator.IS_NULL, false);
    }

    /** It is one of the two, or between them. */
    public Filter between(V lower, V upper) {
        return new Condition(name, Operator.BETWEEN, wire(List.of(lower, upper)));
    }

    private Filter one(Operator operator, V value) {
        return new Condition(name, operator, wire(value));
    }

    private List<Object> wire(Collection<? extends V> values) {
        return values.stream().map(this::wire).toList();
    }

    private Object wire(V value) {
        return value instanceof SimpleTable row ? FieldValue.id(row, name.toString()) : FieldValue.wire(value, type);
    }
}
