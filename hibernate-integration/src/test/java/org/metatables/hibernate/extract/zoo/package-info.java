/** Every mapping that definitions cover, one class per concern. */
@NullMarked
package org.metatables.hibernate.extract.zoo;

import org.jspecify.annotations.NullMarked;
