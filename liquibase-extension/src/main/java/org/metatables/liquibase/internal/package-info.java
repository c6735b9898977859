/** The steps and services that Liquibase finds, and what they do. Not for users. */
@NullMarked
package org.metatables.liquibase.internal;

import org.jspecify.annotations.NullMarked;
