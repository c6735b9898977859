package org.metatables.ddl;

import org.metatables.naming.PhysicalName;

/**
 * One statement of DDL.
 *
 * @param table the table that it is for, so that a refusal can name it
 * @param sql its text, without a semicolon
 */
public record DdlStatement(PhysicalName table, String sql) {}
