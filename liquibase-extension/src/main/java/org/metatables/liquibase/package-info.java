/**
 * MetaTables around every Liquibase command that changes the schema: tables are reserved in the catalog before Liquibase migrates, and become
 * active afterwards, if they are there and match. Liquibase finds the extension by itself; {@link org.metatables.liquibase.LiquibaseOptions}
 * are all there is to set.
 */
@NullMarked
package org.metatables.liquibase;

import org.jspecify.annotations.NullMarked;
