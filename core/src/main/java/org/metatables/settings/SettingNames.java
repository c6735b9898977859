package org.metatables.settings;

import java.util.Set;

/** The names of all settings. */
final class SettingNames {

    static final Set<String> ALL = Set.of(
            MetaTablesSettings.PROJECT,
            MetaTablesSettings.NAMESPACE,
            MetaTablesSettings.NAMING,
            MetaTablesSettings.BASELINE,
            MetaTablesSettings.ENTITIES,
            MetaTablesSettings.PACKAGES,
            MetaTablesSettings.PROVIDER,
            MetaTablesSettings.PROVIDER_PACKAGE,
            MetaTablesSettings.PROVIDER_NAMESPACE,
            MetaTablesSettings.PROVIDER_KEY,
            MetaTablesSettings.CHANGE_LOG_TABLE,
            MetaTablesSettings.DEFINITIONS,
            MetaTablesSettings.STARTUP,
            MetaTablesSettings.STARTUP_USER,
            MetaTablesSettings.STARTUP_PASSWORD,
            MetaTablesSettings.STARTUP_BREAKING,
            MetaTablesSettings.STARTUP_ADDITIVE,
            MetaTablesSettings.DATA_SOURCE,
            MetaTablesSettings.OPERATIONS_ROLE,
            MetaTablesSettings.CREATOR,
            MetaTablesSettings.VIEWERS,
            MetaTablesSettings.EDITORS);

    private SettingNames() {}
}
