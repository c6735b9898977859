package org.metatables.hibernate.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What MetaTables logs while it is open. */
public final class Log implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    /** Of the start-up. */
    public Log() {
        this("org.metatables.hibernate.boot");
    }

    /** Of a package. */
    public Log(String packageName) {
        logger = (Logger) LoggerFactory.getLogger(packageName);
        appender.start();
        logger.addAppender(appender);
    }

    /** The warnings so far, as they read. */
    public List<String> warnings() {
        return appender.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
