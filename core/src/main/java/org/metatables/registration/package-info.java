/**
 * Tables become known to the catalog outside of a migration: {@link org.metatables.registration.RegistrationRequest} says what is
 * wanted, in Java or as JSON on the wire, {@link org.metatables.registration.Lifecycle} who owns what, and
 * {@link org.metatables.registration.Registrar} does it, all or nothing.
 */
@NullMarked
package org.metatables.registration;

import org.jspecify.annotations.NullMarked;
