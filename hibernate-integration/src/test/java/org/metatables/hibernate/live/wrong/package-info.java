/** A project whose author forgot an annotation. */
@NullMarked
package org.metatables.hibernate.live.wrong;

import org.jspecify.annotations.NullMarked;
