package org.metatables.hibernate.live;

import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.beanvalidation.IntegrationException;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.metatables.Problem;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.hibernate.extract.EntityExtractor;
import org.metatables.hibernate.extract.Extraction;

/**
 * Reads metadata in the state in which the start-up of an application reads it, without starting one.
 *
 * <p>The constraints of Bean Validation become part of the mapping only while Hibernate builds its session factory. So
 * where Bean Validation is on the class path, Hibernate is told to build one, and stopped as soon as its own integrators
 * are through: before those of the application, and before anything asks for a connection.
 */
final class StartUpRehearsal implements Integrator {

    private static final String BEAN_VALIDATION = "jakarta/validation/ConstraintViolation.class";

    private final String source;

    /** @param source where the entities come from, such as {@code persistence unit shop} */
    StartUpRehearsal(String source) {
        this.source = source;
    }

    /**
     * What the entities declare.
     *
     * @param metadata metadata of a boot that has this rehearsal among its integrators
     * @throws InvalidDefinitionException also if Hibernate cannot apply the constraints of Bean Validation
     */
    List<Extraction> extract(Metadata metadata, ClassLoader classLoader) {
        if (classLoader.getResource(BEAN_VALIDATION) == null) {
            return EntityExtractor.extract(metadata, source);
        }
        try {
            metadata.buildSessionFactory().close();
            throw new IllegalStateException("Hibernate has not called the integrator that reads its metadata.");
        } catch (EndOfRehearsal end) {
            return end.extractions;
        } catch (IntegrationException e) {
            throw withoutConstraints(e);
        }
    }

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        throw new EndOfRehearsal(EntityExtractor.extract(metadata, source));
    }

    private InvalidDefinitionException withoutConstraints(IntegrationException failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return new InvalidDefinitionException(
                Problem.of("Hibernate cannot apply the constraints of Bean Validation to the mapping: "
                                + reason.getMessage())
                        .at(source)
                        .remedy("Put on the class path what the provider of Bean Validation needs, as the application"
                                + " has it, or set jakarta.persistence.validation.mode=none for both."),
                failure);
    }

    /** Ends the building of a session factory that nobody wants, with what was wanted of it. */
    private static final class EndOfRehearsal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Extraction> extractions;

        EndOfRehearsal(List<Extraction> extractions) {
            super("The metadata is read.", null, false, false);
            this.extractions = extractions;
        }
    }
}
