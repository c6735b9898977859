package org.metatables.operation.internal.audit;

import java.time.Instant;

/**
 * What the server says when the audit connects to it.
 *
 * @param login the login
 * @param now its time
 * @param mayWrite whether the login may write the audit
 */
record Introduction(String login, Instant now, boolean mayWrite) {}
