package org.metatables.catalog.internal;

import java.util.List;
import org.metatables.internal.HexDigest;
import org.metatables.internal.SqlResource;

/**
 * One of the scripts that make the catalog. A script that was released never changes; a new version is a new script.
 *
 * @param version its number; the highest is the version of the catalog
 * @param fileName its name beside this class
 * @param sql its text
 */
public record CatalogScript(int version, String fileName, String sql) {

    /** A class path cannot be listed, so the names stand here. */
    private static final List<String> FILE_NAMES = List.of(
            "V001__catalog.sql",
            "V002__declared_references.sql",
            "V003__introspection.sql",
            "V004__data_source_capabilities.sql",
            "V005__questions.sql",
            "V006__comparison.sql",
            "V007__changes_by_hand.sql",
            "V008__history.sql",
            "V009__search.sql",
            "V010__registration.sql",
            "V011__undeclared_tables.sql",
            "V012__owners_functions.sql",
            "V013__audit.sql",
            "V014__allowed_functions.sql",
            "V015__idempotency.sql",
            "V016__access.sql",
            "V017__audit_of_nobody.sql",
            "V018__audit_of_streams.sql");

    /** All scripts, in the order of their application. */
    public static List<CatalogScript> all() {
        return FILE_NAMES.stream().map(CatalogScript::read).toList();
    }

    /** The version of the catalog that all scripts together make. */
    public static int latestVersion() {
        return FILE_NAMES.size();
    }

    /** The SHA-256 of the text, in hexadecimal. */
    public String checksum() {
        return HexDigest.sha256(sql);
    }

    private static CatalogScript read(String fileName) {
        int version = Integer.parseInt(fileName.substring(1, fileName.indexOf("__")));
        return new CatalogScript(version, fileName, SqlResource.read(CatalogScript.class, fileName));
    }
}
