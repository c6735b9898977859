package org.metatables.definition;

/** Where a table was authored: the contract carries it so that people find the source. */
public sealed interface Authoring {

    /**
     * By a JPA entity, or an attribute of one.
     *
     * @param module the Java package
     * @param qualname the class below its package, and for the table of an attribute {@code Entity.attribute}
     */
    record Entity(String module, String qualname) implements Authoring {}

    /** By Liquibase itself: the change-log table, which is the root row of its provider. */
    record ChangeLog() implements Authoring {}
}
