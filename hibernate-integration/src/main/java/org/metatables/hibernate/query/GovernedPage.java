package org.metatables.hibernate.query;

import java.util.List;
import org.hibernate.query.Page;

/**
 * One page of the results of a query.
 *
 * @param items the results
 * @param page which page this is
 * @param hasNext whether more results follow
 * @param <R> what the query gives
 */
public record GovernedPage<R>(List<R> items, Page page, boolean hasNext) {

    public GovernedPage {
        items = List.copyOf(items);
    }
}
