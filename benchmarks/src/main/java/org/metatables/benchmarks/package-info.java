/** What governed operations cost beside raw JDBC: everything in one run, as ratios. {@code Figures} runs all of it. */
@NullMarked
package org.metatables.benchmarks;

import org.jspecify.annotations.NullMarked;
