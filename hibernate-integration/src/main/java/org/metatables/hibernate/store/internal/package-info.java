/** How stores say in SQL and in HQL what is asked of them. */
@NullMarked
package org.metatables.hibernate.store.internal;

import org.jspecify.annotations.NullMarked;
