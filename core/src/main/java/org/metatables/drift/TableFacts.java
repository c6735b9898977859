package org.metatables.drift;

import java.util.Map;
import org.metatables.definition.TableDefinition;
import org.metatables.drift.internal.NormalForms;
import org.metatables.naming.PhysicalName;
import org.metatables.physical.PhysicalEnumType;
import org.metatables.physical.PhysicalSequence;
import org.metatables.physical.PhysicalTable;

/** All that is known about one table: what was declared, what stands, and PostgreSQL's wording of the declaration. */
record TableFacts(
        TableDefinition definition,
        PhysicalTable table,
        NormalForms forms,
        Map<PhysicalName, PhysicalSequence> sequences,
        Map<PhysicalName, PhysicalEnumType> enumTypes) {}
