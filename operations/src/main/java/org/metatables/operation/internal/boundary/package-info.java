/** What a connection stands in while a statement runs: the session's settings today, the least-privilege role of a scope when it comes. */
@NullMarked
package org.metatables.operation.internal.boundary;

import org.jspecify.annotations.NullMarked;
