/** Reading and writing of JSON documents: strict, fast, with every fault located; without data binding. */
@NullMarked
package org.metatables.internal.json;

import org.jspecify.annotations.NullMarked;
