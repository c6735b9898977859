/** The goals of the Maven plugin: contract files at build time, and a PostgreSQL for a build. */
@NullMarked
package org.metatables.maven;

import org.jspecify.annotations.NullMarked;
