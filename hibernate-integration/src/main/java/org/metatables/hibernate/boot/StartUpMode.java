package org.metatables.hibernate.boot;

import java.util.Locale;
import org.metatables.settings.MetaTablesSettings;

/** What happens when an application starts: the setting {@value MetaTablesSettings#STARTUP}. */
enum StartUpMode {
    /** Entities are bound to their rows; one without a row fails the start. */
    BIND,

    /** Rows that are missing are written, and the entities bound. */
    REGISTER,

    /** Nothing. */
    OFF;

    /** @throws org.metatables.settings.InvalidSettingException if the setting is none of the three */
    static StartUpMode of(MetaTablesSettings settings) {
        return valueOf(settings.choice(MetaTablesSettings.STARTUP, "bind", "register", "off")
                .toUpperCase(Locale.ROOT));
    }
}
