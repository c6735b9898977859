package org.metatables;

import javax.sql.DataSource;
import org.metatables.access.AccessControl;
import org.metatables.change.CatalogEditor;
import org.metatables.datasource.DataSources;
import org.metatables.deletion.TableDeletion;
import org.metatables.introspection.Introspection;
import org.metatables.registration.Registrar;
import org.metatables.verification.Verification;

/**
 * What programs do with the login of the platform, which may write the catalog: that of its owner, or of a member of the owner's
 * role. The applications that use the tables need no such right. This class is as thread-safe as its data source.
 *
 * @see MetaTables#platform
 */
public final class Platform {

    private final DataSource dataSource;

    Platform(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Registers tables, and makes those that the back end manages. */
    public Registrar registrar() {
        return Registrar.of(dataSource);
    }

    /** Changes labels, descriptions and protection. */
    public CatalogEditor editor() {
        return CatalogEditor.of(dataSource);
    }

    /** Deletes tables from the catalog, and drops those that the back end manages where that is asked for. */
    public TableDeletion deletion() {
        return TableDeletion.of(dataSource);
    }

    /** Grants and denies, and tells why somebody may do something, or may not. */
    public AccessControl accessControl() {
        return AccessControl.of(dataSource);
    }

    /** Holds the catalog against the database. */
    public Verification verification() {
        return Verification.of(dataSource);
    }

    /** Looks at physical tables, and keeps what it saw. */
    public Introspection introspection() {
        return Introspection.of(dataSource);
    }

    /** Reads and changes the data sources. */
    public DataSources dataSources() {
        return DataSources.of(dataSource);
    }
}
