/** What operations are made of the statements that Hibernate runs. */
@NullMarked
package org.metatables.hibernate.query.internal;

import org.jspecify.annotations.NullMarked;
