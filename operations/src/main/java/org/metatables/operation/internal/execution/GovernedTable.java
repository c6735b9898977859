package org.metatables.operation.internal.execution;

import java.util.Map;
import java.util.UUID;
import org.metatables.naming.PhysicalName;

/**
 * What an operation must know about a MetaTable.
 *
 * @param accessMode {@code read_write}, {@code read_only} or {@code disabled}
 * @param active whether its last migration is confirmed
 * @param revision changes whenever its declaration does
 * @param columns the types of its columns, as tokens of the contract
 */
record GovernedTable(
        UUID uid,
        UUID dataSourceUid,
        PhysicalName name,
        boolean active,
        long revision,
        String accessMode,
        Map<String, String> columns) {}
