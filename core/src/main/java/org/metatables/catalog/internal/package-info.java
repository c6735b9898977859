/** The SQL of the catalog: its scripts, its lock, its transactions and how rows become values. */
@NullMarked
package org.metatables.catalog.internal;

import org.jspecify.annotations.NullMarked;
