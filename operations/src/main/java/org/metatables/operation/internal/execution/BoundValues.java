package org.metatables.operation.internal.execution;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.metatables.operation.Parameters;
import org.metatables.operation.internal.analysis.ParameterType;
import org.postgresql.util.PGobject;

/** The values of an operation, each bound as the text of exactly the type that was analysed. */
final class BoundValues {

    private final Plan plan;
    private final Parameters parameters;

    BoundValues(Plan plan, Parameters parameters) {
        this.plan = plan;
        this.parameters = parameters;
    }

    /**
     * Binds all values.
     *
     * @return the place after the last one
     */
    int bind(PreparedStatement statement) throws SQLException {
        int place = 0;
        for (String name : plan.text().places()) {
            ParameterType type = plan.statement().types().get(place);
            place++;
            Optional<Object> value = parameters.value(name);
            if (value.isEmpty()) {
                statement.setNull(place, Types.OTHER, type.driverName());
            } else {
                PGobject bound = new PGobject();
                bound.setType(type.driverName());
                bound.setValue(ValueText.of(name, value.get(), type));
                statement.setObject(place, bound);
            }
        }
        return place + 1;
    }
}
