package org.metatables.hibernate.naming;

import org.hibernate.boot.model.naming.EntityNaming;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.source.spi.AttributePath;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.metatables.naming.Identifiers;
import org.metatables.naming.ProjectPrefix;

/**
 * A join table whose two sides are seen without the project's prefix.
 *
 * @param source the join table as Hibernate sees it
 * @param prefix the prefix that both sides may have
 */
record UnprefixedJoinTable(ImplicitJoinTableNameSource source, ProjectPrefix prefix)
        implements ImplicitJoinTableNameSource {

    @Override
    public String getOwningPhysicalTableName() {
        return withoutPrefix(source.getOwningPhysicalTableName());
    }

    @Override
    public EntityNaming getOwningEntityNaming() {
        return source.getOwningEntityNaming();
    }

    @Override
    public String getNonOwningPhysicalTableName() {
        return withoutPrefix(source.getNonOwningPhysicalTableName());
    }

    @Override
    public EntityNaming getNonOwningEntityNaming() {
        return source.getNonOwningEntityNaming();
    }

    @Override
    public AttributePath getAssociationOwningAttributePath() {
        return source.getAssociationOwningAttributePath();
    }

    @Override
    public MetadataBuildingContext getBuildingContext() {
        return source.getBuildingContext();
    }

    private String withoutPrefix(String table) {
        String start = prefix.project() + Identifiers.SEPARATOR;
        return table.startsWith(start) ? table.substring(start.length()) : table;
    }
}
