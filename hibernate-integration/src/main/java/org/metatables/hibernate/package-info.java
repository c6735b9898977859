/** MetaTables for Hibernate: what an application needs is the dependency and two settings. */
@NullMarked
package org.metatables.hibernate;

import org.jspecify.annotations.NullMarked;
