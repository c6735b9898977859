/** What several packages of the core share and users must not touch. */
@NullMarked
package org.metatables.internal;

import org.jspecify.annotations.NullMarked;
