/** JPA twins of the seven models that the reference system's contracts and fingerprints were recorded from. */
@NullMarked
package org.metatables.hibernate.extract.twins;

import org.jspecify.annotations.NullMarked;
