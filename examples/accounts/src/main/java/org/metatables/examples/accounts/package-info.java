/** The tutorial: two entities become governed tables, are written and read through governed operations. */
@NullMarked
package org.metatables.examples.accounts;

import org.jspecify.annotations.NullMarked;
