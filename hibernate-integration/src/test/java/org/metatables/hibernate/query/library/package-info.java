/** The entities that governed queries are tried with: a library, and the mappings that are hard to get right. */
package org.metatables.hibernate.query.library;
