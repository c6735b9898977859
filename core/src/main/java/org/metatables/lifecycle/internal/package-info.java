/** The SQL of reserving and finalising. */
@NullMarked
package org.metatables.lifecycle.internal;

import org.jspecify.annotations.NullMarked;
