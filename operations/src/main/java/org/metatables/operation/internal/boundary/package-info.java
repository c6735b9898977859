/** What a connection stands in while a statement runs: the least-privilege role of its scope, and the settings of the session. */
@NullMarked
package org.metatables.operation.internal.boundary;

import org.jspecify.annotations.NullMarked;
