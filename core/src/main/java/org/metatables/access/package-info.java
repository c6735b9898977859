/**
 * Who may do what with a MetaTable: principals, where they come from, and what is granted and denied to them.
 *
 * <p>It lives in the core because migrations and registrations, which know no governed operations, write grants, too.
 */
@NullMarked
package org.metatables.access;

import org.jspecify.annotations.NullMarked;
