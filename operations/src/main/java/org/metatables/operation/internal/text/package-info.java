/** The text gate: one statement by PostgreSQL's lexical rules, named parameters turned into positions, and the proof that the driver sends what was analysed. */
@NullMarked
package org.metatables.operation.internal.text;

import org.jspecify.annotations.NullMarked;
