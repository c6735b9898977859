package org.metatables.operation.internal.execution;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.metatables.access.TableAccess;
import org.metatables.boundary.Hindrance;
import org.metatables.datasource.DataSourceRow;
import org.metatables.naming.PhysicalName;

/**
 * What an operation must know about a MetaTable.
 *
 * @param dataSource where it is stored, and what may be done there
 * @param access who may do what with it
 * @param active whether its last migration is confirmed
 * @param meaning changes whenever the declaration of the table, its columns, or what names in a statement stand for does
 * @param runsCodeOnRead whether reading it runs code of its owner: a view, policies
 * @param runsCodeOnWrite whether writing it does: triggers, its own or those of tables that follow, functions in defaults
 * @param plansTellOfMore whether a plan that reads it tells of more than the table: the conditions of a view or of policies, the names of
 *     parts
 * @param hindrances why honest statements would fail or see nothing
 * @param columns the types of its columns, as tokens of the contract
 */
record GovernedTable(
        UUID uid,
        DataSourceRow dataSource,
        PhysicalName name,
        TableAccess access,
        boolean active,
        String meaning,
        boolean runsCodeOnRead,
        boolean runsCodeOnWrite,
        boolean plansTellOfMore,
        List<Hindrance> hindrances,
        Map<String, String> columns) {}
