package org.metatables.hibernate.extract;

import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.config.spi.ConfigurationService;

/** The settings that a metadata was built with. */
final class BootSettings {

    private BootSettings() {}

    static Map<String, Object> of(Metadata metadata) {
        return ((MetadataImplementor) metadata)
                .getMetadataBuildingOptions()
                .getServiceRegistry()
                .requireService(ConfigurationService.class)
                .getSettings();
    }
}
