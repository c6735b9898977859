package org.metatables.hibernate.live;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.JdbcSettings;
import org.metatables.settings.MetaTablesSettings;

/** The settings by which Hibernate boots without a database. */
final class OfflineSettings {

    /** The oldest PostgreSQL that we support. */
    private static final String MAJOR_VERSION = "15";

    private OfflineSettings() {}

    /**
     * The settings of the request, and those that keep Hibernate from looking for a database.
     *
     * @param own what the persistence unit says; its dialect is kept
     */
    static Map<String, Object> of(MetaTablesSettings request, Map<?, ?> own) {
        Map<String, Object> settings = new HashMap<>(request.asMap());
        settings.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, "false");
        // A cache says nothing about tables, but may want its servers.
        settings.put(CacheSettings.USE_SECOND_LEVEL_CACHE, "false");
        settings.put(CacheSettings.USE_QUERY_CACHE, "false");
        if (!own.containsKey(JdbcSettings.DIALECT) && !own.containsKey(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME)) {
            settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
            settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, MAJOR_VERSION);
        }
        return settings;
    }
}
