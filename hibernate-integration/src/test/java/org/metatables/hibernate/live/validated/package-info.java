/** Entities that say in the words of Bean Validation what their tables forbid. */
@NullMarked
package org.metatables.hibernate.live.validated;

import org.jspecify.annotations.NullMarked;
