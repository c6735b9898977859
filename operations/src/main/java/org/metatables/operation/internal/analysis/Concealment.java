package org.metatables.operation.internal.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.metatables.MetaTablesException;
import org.metatables.Problem;
import org.metatables.naming.PhysicalName;
import org.metatables.operation.InvalidStatementException;
import org.metatables.operation.OperationRefusedException;
import org.metatables.operation.ParameterException;
import org.metatables.operation.internal.analysis.HiddenNames.Kind;
import org.metatables.operation.internal.text.StatementText;
import org.metatables.operation.internal.text.WrittenName;

/**
 * Says why a statement fails as if nothing existed that its caller must not know of: PostgreSQL is asked again, with names
 * that nothing has in place of the hidden ones, and its answer is given with the caller's names in it. So a hidden table
 * and a name that nothing has give the same answer, wherever in the statement they stand and whatever else is wrong.
 */
final class Concealment {

    /** A statement in which so many names of columns are also those of hidden tables is not explained. */
    private static final int MOST_ROUNDS = 32;

    private static final String SIGNS = "#@~^&|";

    private static final Map<String, Set<Kind>> MISSING = Map.of(
            StatementError.UNDEFINED_TABLE, EnumSet.of(Kind.RELATION, Kind.SCHEMA),
            StatementError.UNDEFINED_FUNCTION, EnumSet.of(Kind.FUNCTION, Kind.OPERATOR, Kind.SCHEMA),
            // A function as if it were a part of a value that has none: (code).length.
            StatementError.WRONG_OBJECT, EnumSet.of(Kind.FUNCTION),
            StatementError.UNDEFINED_OBJECT, EnumSet.of(Kind.TYPE, Kind.SCHEMA),
            StatementError.UNDEFINED_SCHEMA, EnumSet.of(Kind.SCHEMA));

    /** What PostgreSQL says of a value that should name something: that it is not there, ambiguous, or no name. */
    private static final Set<String> NAMELESS = Set.of(
            StatementError.UNDEFINED_TABLE,
            StatementError.UNDEFINED_FUNCTION,
            StatementError.UNDEFINED_OBJECT,
            StatementError.UNDEFINED_SCHEMA,
            "42725",
            "42602");

    private final Connection connection;
    private final StatementText text;
    private final TypeHints hints;
    private final ShippedObjects shipped;
    private final Set<PhysicalName> tables;

    /** @param tables the declared ones */
    Concealment(
            Connection connection,
            StatementText text,
            TypeHints hints,
            ShippedObjects shipped,
            Set<PhysicalName> tables) {
        this.connection = connection;
        this.text = text;
        this.hints = hints;
        this.shipped = shipped;
        this.tables = tables;
    }

    /**
     * The error that the caller may see.
     *
     * @param hidden the names in the statement that something hidden has
     * @param found the error as it is, which is told where there are none; nothing if the statement is understood
     * @param reached what is said of a statement that reaches something hidden, but by none of its names
     */
    MetaTablesException explain(HiddenNames hidden, Optional<RuntimeException> found, Optional<Problem> reached)
            throws SQLException {
        if (hidden.naming()) {
            return new OperationRefusedException(NamingRule.refusal());
        }
        if (found.isPresent() && hidden.kinds().isEmpty()) {
            return inWords(found.get(), Map.of());
        }
        Map<Integer, String> standIns = standIns(hidden.kinds().keySet());
        Optional<RuntimeException> answer = standIns.isEmpty() ? Optional.empty() : answer(standIns);
        for (int round = 0; round < MOST_ROUNDS && answer.isPresent(); round++) {
            Set<Integer> innocent = innocent(answer.get(), standIns, hidden);
            if (innocent.isEmpty()) {
                return inWords(answer.get(), standIns);
            }
            standIns.keySet().removeAll(innocent);
            answer = answer(standIns);
        }
        return reached.<MetaTablesException>map(OperationRefusedException::new)
                .orElseGet(() -> new InvalidStatementException(
                        Problem.of("PostgreSQL does not understand the statement, or it names something that is not in"
                                + " its scope.")));
    }

    /** A name that nothing has for each token; the same name has the same. */
    private Map<Integer, String> standIns(Set<Integer> tokens) {
        Map<String, String> byName = new HashMap<>();
        Map<Integer, String> standIns = new HashMap<>();
        for (WrittenName name : text.words().names()) {
            if (tokens.contains(name.token())) {
                standIns.put(
                        name.token(),
                        byName.computeIfAbsent(
                                name.qualifier() + "." + name.name(),
                                written -> name.isOperator() ? unknownOperator() : unknownName()));
            }
        }
        return standIns;
    }

    private static String unknownName() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Of signs that make no comment, and bind as those of all operators do that PostgreSQL does not bring. */
    private static String unknownOperator() {
        return unknownName()
                .chars()
                .mapToObj(digit -> String.valueOf(SIGNS.charAt(digit % SIGNS.length())))
                .collect(Collectors.joining());
    }

    /** What PostgreSQL says of the statement with other names; nothing if it understands it. */
    private Optional<RuntimeException> answer(Map<Integer, String> standIns) throws SQLException {
        StatementText renamed = text.words().renamed(standIns);
        try {
            List<ParameterType> types = new TypeInference(connection, renamed, hints, shipped, tables).infer();
            TreeFacts.of(ServerTree.read(connection, renamed, types).tree());
            return Optional.empty();
        } catch (NotUnderstood | ParameterException | UnknownTree answer) {
            return Optional.of(answer);
        } finally {
            connection.rollback();
        }
    }

    /** The tokens whose names are meant otherwise than as that of something hidden: a column, say. */
    private Set<Integer> innocent(RuntimeException answer, Map<Integer, String> standIns, HiddenNames hidden) {
        if (!(answer instanceof NotUnderstood refused)) {
            return Set.of();
        }
        Set<Integer> named = new HashSet<>();
        standIns.forEach((token, name) -> {
            if (String.valueOf(refused.getMessage()).contains(name)) {
                named.add(token);
            }
        });
        Set<Kind> missing = MISSING.getOrDefault(refused.state(), Set.of());
        boolean meant = named.stream()
                .anyMatch(token -> !Collections.disjoint(hidden.kinds().getOrDefault(token, Set.of()), missing));
        if (meant) {
            return Set.of();
        }
        int place = refused.text().tokenAt(refused.position());
        boolean alone = text.words().names().stream().anyMatch(name -> name.token() == place && !name.qualifies());
        return refused.position() > 0 && alone && named.contains(place) ? Set.of(place) : named;
    }

    private MetaTablesException inWords(RuntimeException answer, Map<Integer, String> standIns) {
        if (answer instanceof NotUnderstood refused) {
            return namesByValue(refused)
                    ? new OperationRefusedException(NamingRule.refusal())
                    : StatementError.of(refused, message -> readable(message, standIns));
        }
        return answer instanceof UnknownTree unknown
                ? new OperationRefusedException(unknown.problem())
                : (MetaTablesException) answer;
    }

    /** Whether a literal is the name of something that is not there. */
    private boolean namesByValue(NotUnderstood refused) {
        return NAMELESS.contains(refused.state())
                && refused.position() > 0
                && text.words().isLiteral(refused.text().tokenAt(refused.position()))
                && !String.valueOf(refused.getMessage()).startsWith("text search");
    }

    private String readable(String message, Map<Integer, String> standIns) {
        String readable = message;
        for (WrittenName name : text.words().names()) {
            if (standIns.containsKey(name.token())) {
                readable = readable.replace(standIns.get(name.token()), name.name());
            }
        }
        return readable;
    }
}
