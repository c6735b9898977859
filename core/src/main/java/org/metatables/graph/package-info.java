/**
 * The schema graph: which governed tables refer to which, as data and as a picture.
 *
 * <p>{@link org.metatables.graph.SchemaGraphs} asks the database, in one query whatever the depth;
 * {@link org.metatables.graph.SchemaGraph} is the answer. Its edges are the foreign keys that the database has, and, marked as
 * such, those that reserved tables declare and the database does not have yet.
 */
@NullMarked
package org.metatables.graph;

import org.jspecify.annotations.NullMarked;
