package org.metatables.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.operation.OperationKind;

/** The conditions of a question as SQL. */
final class AuditQuery {

    /** The time stands beside the pair, in which PostgreSQL does not look for partitions to leave out. */
    private static final String BEHIND = "a.at <= ? and (a.at, a.id) < (?, ?)";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    AuditQuery(AuditFilter filter) {
        filter.from().ifPresent(time -> add("a.at >= ?", time.atOffset(ZoneOffset.UTC)));
        filter.until().ifPresent(time -> add("a.at < ?", time.atOffset(ZoneOffset.UTC)));
        filter.principal().ifPresent(user -> add("a.principal = ?", user));
        filter.table().ifPresent(uid -> add("a.tables @> array[?::uuid]", uid));
        filter.net().ifPresent(net -> add("a.net = ?", net.wireName()));
        filter.fingerprint().ifPresent(sha256 -> add("a.fingerprint = pg_catalog.decode(?, 'hex')", sha256));
        oneOf(
                "a.outcome",
                filter.outcomes().stream().map(AuditOutcome::wireName).toList());
        oneOf("a.kind", filter.kinds().stream().map(OperationKind::wireName).toList());
    }

    AuditQuery behind(Optional<AuditPosition> position) {
        position.ifPresent(place ->
                add(BEHIND, place.at().atOffset(ZoneOffset.UTC), place.at().atOffset(ZoneOffset.UTC), place.id()));
        return this;
    }

    AuditQuery is(UUID id) {
        add("a.id = ?", id);
        return this;
    }

    /** The words are ours, and stand in the text: a partial index is found by them. */
    private void oneOf(String column, Collection<String> words) {
        if (!words.isEmpty()) {
            add(column + words.stream().sorted().collect(Collectors.joining("', '", " in ('", "')")));
        }
    }

    private void add(String condition, Object... ofCondition) {
        conditions.add(condition);
        values.addAll(List.of(ofCondition));
    }

    /** The clause, empty where there is no condition. */
    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int place = 0; place < values.size(); place++) {
            statement.setObject(place + 1, values.get(place));
        }
    }
}
