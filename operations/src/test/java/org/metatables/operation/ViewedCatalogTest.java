package org.metatables.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.metatables.access.Grantee;
import org.metatables.access.NoPrincipalException;
import org.metatables.access.Permission;
import org.metatables.access.ThreadPrincipal;
import org.metatables.access.Visibility;
import org.metatables.catalog.Catalog;
import org.metatables.catalog.CatalogFilter;
import org.metatables.catalog.CatalogTable;
import org.metatables.catalog.Page;
import org.metatables.catalog.PageRequest;
import org.metatables.catalog.Search;
import org.metatables.naming.PhysicalName;

/** The catalog as a principal sees it. */
class ViewedCatalogTest extends AccessTest {

    ViewedCatalogTest(AccessDatabase shared) {
        super(shared);
    }

    @Test
    void theCatalogHasWhatMayBeViewedAlone() {
        List<UUID> listed = new ArrayList<>();
        for (int table = 0; table < 5; table++) {
            database.sql("create table listed_" + table + " (id int)");
            listed.add(database.govern("listed_" + table));
            database.sql(
                    "update metatables.meta_table set contract = jsonb_build_object('version', 'relational-table.v1',"
                            + " 'physical', jsonb_build_object('schema', 'public', 'table_name', physical_table_name), 'columns',"
                            + " jsonb '[{\"name\": \"id\", \"data_type\": \"int32\"}]', 'constraints', jsonb '[]')"
                            + " where uid = '" + listed.get(table) + "'");
        }
        access.grant(listed.get(0), USER, Permission.VIEW, WHY);
        access.grant(listed.get(1), TEAM, Permission.EDIT, WHY);
        access.grant(listed.get(2), TEAM, Permission.EDIT, WHY);
        access.deny(listed.get(2), USER, Permission.VIEW, WHY);
        access.grant(listed.get(3), TEAM, Permission.VIEW, WHY);
        access.deny(listed.get(3), USER, Permission.EDIT, WHY);
        List<UUID> seen = List.of(listed.get(0), listed.get(1), listed.get(3));
        Catalog closed = operations(Visibility.CLOSED).catalog();
        CatalogFilter all =
                CatalogFilter.builder().physicalTableNameContains("listed").build();

        try (ThreadPrincipal.Binding ada = principals.bind(ADA)) {
            assertThat(closed.list(all)).extracting(CatalogTable::uid).containsExactlyElementsOf(seen);
            assertThat(closed.count(all)).isEqualTo(3);
            Page<CatalogTable> first = closed.find(all, PageRequest.first(2));
            assertThat(Stream.concat(
                                    first.items().stream(),
                                    closed
                                            .find(
                                                    all,
                                                    PageRequest.first(2)
                                                            .after(first.next().orElseThrow()))
                                            .items()
                                            .stream())
                            .map(CatalogTable::uid))
                    .containsExactlyElementsOf(seen);
            assertThat(closed.search(Search.of("listed")))
                    .extracting(hit -> hit.table().uid())
                    .containsExactlyInAnyOrderElementsOf(seen);
            assertThat(closed.find(listed.get(2))).isEmpty();
            assertThat(closed.find(listed.get(3))).isPresent();
            assertThat(closed.resolve(List.of(
                            PhysicalName.inDefaultSchema("listed_1"), PhysicalName.inDefaultSchema("listed_4"))))
                    .hasSize(1);
            assertThat(operations(Visibility.VIEW).catalog().list(all)).hasSize(4);
            assertThat(ada.principal()).isEqualTo(ADA);
        }
        assertThatThrownBy(() -> closed.list(all)).isInstanceOf(NoPrincipalException.class);
        access.actingRights().allow(Grantee.user("bob"), USER, WHY);
        try (ThreadPrincipal.Binding bob = principals.bind(BOB)) {
            assertThat(closed.list(all)).as("of %s", bob.principal()).isEmpty();
            assertThat(operations(Visibility.CLOSED).actingFor("ada").catalog().list(all))
                    .hasSize(3);
        }
    }
}
