/** How messages to the catalog bring access along. Users must not touch it. */
@NullMarked
package org.metatables.access.internal;

import org.jspecify.annotations.NullMarked;
