/** The settings with the prefix {@code metatables.}, read the same way from Hibernate, Liquibase and Maven. */
@NullMarked
package org.metatables.settings;

import org.jspecify.annotations.NullMarked;
