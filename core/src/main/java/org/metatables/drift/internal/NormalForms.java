package org.metatables.drift.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metatables.drift.ComparisonFailedException;

/**
 * PostgreSQL's own wording of declared types, defaults, generated expressions, checks and indexes.
 *
 * <p>The texts become parts of temporary tables, are read back from {@code pg_catalog}, and everything is rolled back.
 * The number of statements is the same whatever the number of texts: the loop over them is {@link NormalFormFunction}.
 * Types and defaults are asked for first, since a text that reads a column can only be judged if the column's type exists.
 */
public final class NormalForms {

    private final Map<Probe, NormalForm> forms = new LinkedHashMap<>();

    private NormalForms() {}

    /**
     * Asks for all probes at once. It leaves no trace in the database, and the connection's transaction as it was.
     *
     * @throws ComparisonFailedException if the connection may not make temporary tables
     */
    public static NormalForms of(Connection connection, Collection<? extends Probe> probes) {
        NormalForms answers = new NormalForms();
        if (!probes.isEmpty()) {
            try {
                Rehearsal.run(connection, () -> answers.ask(connection, new LinkedHashSet<>(probes)));
            } catch (SQLException refused) {
                throw new ComparisonFailedException(refused);
            }
        }
        return answers;
    }

    /** PostgreSQL's answer to one of the probes. */
    public NormalForm of(Probe probe) {
        NormalForm form = forms.get(probe);
        if (form == null) {
            throw new IllegalArgumentException("PostgreSQL was not asked about " + probe + ".");
        }
        return form;
    }

    private void ask(Connection connection, Set<Probe> probes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(NormalFormFunction.CREATE);
        }
        Set<Probe> types = new LinkedHashSet<>();
        List<Probe> readers = new ArrayList<>();
        for (Probe probe : probes) {
            (probe.standsAlone() ? types : readers).add(probe);
            probe.columns().values().forEach(sqlType -> types.add(new Probe.OfType(sqlType)));
        }
        call(connection, types);
        readers.forEach(reader -> refusedColumn(reader).ifPresent(refusal -> forms.put(reader, refusal)));
        readers.removeAll(forms.keySet());
        call(connection, readers);
    }

    private Optional<NormalForm> refusedColumn(Probe reader) {
        return reader.columns().values().stream()
                .map(sqlType -> of(new Probe.OfType(sqlType)))
                .filter(NormalForm.Refused.class::isInstance)
                .findFirst();
    }

    private void call(Connection connection, Collection<Probe> probes) throws SQLException {
        if (probes.isEmpty()) {
            return;
        }
        List<Probe> numbered = new ArrayList<>();
        List<Integer> batchNumbers = new ArrayList<>();
        List<Optional<String>> elements = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<Optional<String>> indexStatements = new ArrayList<>();
        for (ProbeBatch batch : ProbeBatch.of(probes)) {
            columns.add(batch.columnElements());
            indexStatements.add(batch.indexStatement());
            for (Probe probe : batch.probes()) {
                numbered.add(probe);
                batchNumbers.add(columns.size());
                elements.add(probe.element(NormalFormFunction.ELEMENT_PREFIX + numbered.size()));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(NormalFormFunction.CALL)) {
            statement.setArray(1, connection.createArrayOf("int4", batchNumbers.toArray()));
            statement.setArray(2, texts(connection, elements));
            statement.setArray(3, connection.createArrayOf("text", columns.toArray()));
            statement.setArray(4, texts(connection, indexStatements));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    forms.put(numbered.get(rows.getInt("number") - 1), form(rows));
                }
            }
        }
    }

    private static Array texts(Connection connection, List<Optional<String>> texts) throws SQLException {
        return connection.createArrayOf(
                "text", texts.stream().map(text -> text.orElse(null)).toArray());
    }

    private static NormalForm form(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return state == null
                ? new NormalForm.Known(
                        Optional.ofNullable(row.getString("type")),
                        Optional.ofNullable(row.getString("expression")),
                        List.of((String[]) row.getArray("parts").getArray()))
                : new NormalForm.Refused(state, row.getString("message"));
    }
}
