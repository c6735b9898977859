package org.metatables.audit;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.metatables.operation.OperationKind;

/**
 * Which rows are asked for: those that meet all conditions. A time makes the question cheaper, since it looks at no partition
 * outside of it.
 *
 * @param from not before this time
 * @param until before this time
 * @param principal of this user
 * @param table with this table in the scope
 * @param outcomes with one of these outcomes; empty for any
 * @param kinds of one of these kinds; empty for any
 * @param net refused or stopped by this net
 * @param fingerprint of texts with this fingerprint, as {@link AuditRequest} has it
 */
public record AuditFilter(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> principal,
        Optional<UUID> table,
        Set<AuditOutcome> outcomes,
        Set<OperationKind> kinds,
        Optional<AuditNet> net,
        Optional<String> fingerprint) {

    public AuditFilter {
        outcomes = Set.copyOf(outcomes);
        kinds = Set.copyOf(kinds);
    }

    /** All rows. */
    public static AuditFilter any() {
        return new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Those from one time, included, to another, not included. */
    public AuditFilter between(Instant begin, Instant end) {
        return new AuditFilter(
                Optional.of(begin), Optional.of(end), principal, table, outcomes, kinds, net, fingerprint);
    }

    /** Those from this time on. */
    public AuditFilter since(Instant begin) {
        return new AuditFilter(Optional.of(begin), until, principal, table, outcomes, kinds, net, fingerprint);
    }

    /** Those of a user. */
    public AuditFilter by(String user) {
        return new AuditFilter(from, until, Optional.of(user), table, outcomes, kinds, net, fingerprint);
    }

    /** Those with a table in their scope. */
    public AuditFilter touching(UUID uid) {
        return new AuditFilter(from, until, principal, Optional.of(uid), outcomes, kinds, net, fingerprint);
    }

    /** Those with one of these outcomes. */
    public AuditFilter with(AuditOutcome first, AuditOutcome... others) {
        return new AuditFilter(from, until, principal, table, EnumSet.of(first, others), kinds, net, fingerprint);
    }

    /** Those that did not succeed. */
    public AuditFilter troubles() {
        return new AuditFilter(
                from,
                until,
                principal,
                table,
                EnumSet.complementOf(EnumSet.of(AuditOutcome.SUCCEEDED)),
                kinds,
                net,
                fingerprint);
    }

    /** Those of one of these kinds. */
    public AuditFilter of(OperationKind first, OperationKind... others) {
        return new AuditFilter(from, until, principal, table, outcomes, EnumSet.of(first, others), net, fingerprint);
    }

    /** Those that a net refused or stopped. */
    public AuditFilter stoppedBy(AuditNet one) {
        return new AuditFilter(from, until, principal, table, outcomes, kinds, Optional.of(one), fingerprint);
    }

    /** Those of texts with a fingerprint. */
    public AuditFilter withFingerprint(String sha256) {
        return new AuditFilter(from, until, principal, table, outcomes, kinds, net, Optional.of(sha256));
    }
}
