/** A program of another team: no Hibernate, no entities, nothing but the uid of a table. */
@NullMarked
package org.metatables.examples.reader;

import org.jspecify.annotations.NullMarked;
