/** The entry point for programs without Hibernate, and the root of every error that MetaTables reports. */
@NullMarked
package org.metatables;

import org.jspecify.annotations.NullMarked;
