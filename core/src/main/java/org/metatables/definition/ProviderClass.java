package org.metatables.definition;

import java.util.Optional;

/**
 * What has to be known of the class that declared a provider where that class itself may not be at hand, as in a
 * contract file.
 *
 * @param name the name by which the provider is chosen among several
 * @param className the class, a {@link org.metatables.provider.TableProvider}
 * @param hasAfterHook whether it wants to be called after a migration
 * @param changeLog the change log that it names; empty where the project's default will do
 */
public record ProviderClass(String name, String className, boolean hasAfterHook, Optional<ChangeLogNames> changeLog) {}
