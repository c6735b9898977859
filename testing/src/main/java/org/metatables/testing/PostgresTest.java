package org.metatables.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a JUnit 5 test class a fresh database on a real PostgreSQL.
 *
 * <p>A parameter of type {@link TestDatabase} of the constructor, of a test method or of a lifecycle method receives it. All methods of one
 * class, and of its nested classes, share one database; no two classes do. The database is dropped after the class.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PostgresExtension.class)
public @interface PostgresTest {}
