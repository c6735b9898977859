/** What the tests share: booting Hibernate with and without a database. */
@NullMarked
package org.metatables.hibernate.testing;

import org.jspecify.annotations.NullMarked;
