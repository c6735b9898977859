/** A small project whose entities the live source finds by package. */
@NullMarked
package org.metatables.hibernate.live.shop;

import org.jspecify.annotations.NullMarked;
