package org.metatables.liquibase;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.integration.commandline.LiquibaseCommandLine;
import liquibase.integration.spring.SpringLiquibase;
import org.metatables.testing.TestDatabase;
import org.springframework.core.io.DefaultResourceLoader;

/** The ways in which people run {@code update}. */
enum WayToRun {
    COMMAND_SCOPE {
        @Override
        void update(Project project, TestDatabase database) throws Exception {
            command(project, database, "update", Map.of());
        }
    },
    LIQUIBASE_OBJECT {
        @Override
        void update(Project project, TestDatabase database) throws Exception {
            project.run(() -> {
                Database target = DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new JdbcConnection(database.connect()));
                try (Liquibase liquibase = new Liquibase(
                        Project.CHANGE_LOG, Scope.getCurrentScope().getResourceAccessor(), target)) {
                    liquibase.update(new Contexts());
                }
            });
        }
    },
    COMMAND_LINE {
        @Override
        void update(Project project, TestDatabase database) throws Exception {
            List<String> arguments = List.of(
                    "--search-path=" + project.folder(),
                    "--show-banner=false",
                    "update",
                    "--changelog-file=" + Project.CHANGE_LOG,
                    "--url=" + database.jdbcUrl(),
                    "--username=" + database.username(),
                    "--password=" + database.password());
            int exitCode = project.launch(() -> new LiquibaseCommandLine().execute(arguments.toArray(String[]::new)));
            if (exitCode != 0) {
                throw new LiquibaseException("The command line ended with exit code " + exitCode + ".");
            }
        }
    },
    SPRING_ON_A_POOL {
        @Override
        void update(Project project, TestDatabase database) throws Exception {
            try (HikariDataSource pool = new HikariDataSource()) {
                pool.setJdbcUrl(database.jdbcUrl());
                pool.setUsername(database.username());
                pool.setPassword(database.password());
                pool.setMaximumPoolSize(1);
                project.run(() -> {
                    SpringLiquibase spring = new SpringLiquibase();
                    spring.setDataSource(pool);
                    spring.setResourceLoader(
                            new DefaultResourceLoader(Scope.getCurrentScope().getClassLoader()));
                    spring.setChangeLog("classpath:/" + Project.CHANGE_LOG);
                    spring.afterPropertiesSet();
                });
                PooledConnections.assertClean(pool);
            }
        }
    };

    abstract void update(Project project, TestDatabase database) throws Exception;

    /** Runs any command, with arguments such as {@code count}. */
    static void command(Project project, TestDatabase database, String name, Map<String, Object> arguments)
            throws Exception {
        project.run(() -> {
            CommandScope command = new CommandScope(name)
                    .addArgumentValue("url", database.jdbcUrl())
                    .addArgumentValue("username", database.username())
                    .addArgumentValue("password", database.password());
            if (!name.equals("dropAll")) {
                command.addArgumentValue("changelogFile", Project.CHANGE_LOG);
            }
            arguments.forEach(command::addArgumentValue);
            command.execute();
        });
    }
}
