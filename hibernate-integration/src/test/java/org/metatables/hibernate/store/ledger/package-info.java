/** Simple tables of customers, their balances and their debts. */
@NullMarked
package org.metatables.hibernate.store.ledger;

import org.jspecify.annotations.NullMarked;
