/** Figures to print, not to assert: each class says how to run it. */
@NullMarked
package org.metatables.hibernate.benchmark;

import org.jspecify.annotations.NullMarked;
