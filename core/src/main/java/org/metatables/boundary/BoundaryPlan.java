package org.metatables.boundary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metatables.Problem;
import org.metatables.internal.json.JsonWriter;

/**
 * What boundary is to be installed, and for whom.
 *
 * @param boundary how tight it is
 * @param logins the logins that governed operations use, exactly as PostgreSQL stores their names; they are there, and keep no right on
 *     tables
 * @param trusted other logins that go on calling {@code set_config} where the boundary is sealed, such as those of {@code pg_dump} and
 *     of programs that keep a tenant in a setting; the owners of the database and of the catalog are trusted anyway
 * @param mostScopes how many scopes of each login have a role at a time, 1 to 5,000; the role that was not used for longest goes first
 */
public record BoundaryPlan(Boundary boundary, List<String> logins, List<String> trusted, int mostScopes) {

    private static final int DEFAULT_MOST_SCOPES = 1_000;
    private static final int LARGEST_MOST_SCOPES = 5_000;

    /** @throws InvalidBoundaryException if no login is named, one is both governed and trusted, or the number is out of its range */
    public BoundaryPlan {
        logins = List.copyOf(logins);
        trusted = List.copyOf(trusted);
        require(!logins.isEmpty(), "It names no login of governed operations.", "Name the login that they use.");
        for (String name : concat(logins, trusted)) {
            require(!name.isBlank() && name.indexOf('\0') < 0, "A name of a login is blank.", "Name the login.");
        }
        require(
                new HashSet<>(logins).stream().noneMatch(trusted::contains),
                "A login of governed operations is also to call set_config.",
                "Use two logins.");
        require(
                mostScopes >= 1 && mostScopes <= LARGEST_MOST_SCOPES,
                "The number of scopes of a login is not between 1 and " + LARGEST_MOST_SCOPES + ".",
                "The default is " + DEFAULT_MOST_SCOPES + ".");
    }

    /** The tight boundary for these logins. */
    public static BoundaryPlan sealed(String... logins) {
        return new BoundaryPlan(Boundary.SEALED, List.of(logins), List.of(), DEFAULT_MOST_SCOPES);
    }

    /** The boundary for these logins that needs no superuser. */
    public static BoundaryPlan coarse(String... logins) {
        return new BoundaryPlan(Boundary.COARSE, List.of(logins), List.of(), DEFAULT_MOST_SCOPES);
    }

    /** The same plan, with these logins going on to call {@code set_config}. */
    public BoundaryPlan trusting(String... others) {
        return new BoundaryPlan(boundary, logins, concat(trusted, List.of(others)), mostScopes);
    }

    /** The same plan with so many scopes for each login. */
    public BoundaryPlan withMostScopes(int number) {
        return new BoundaryPlan(boundary, logins, trusted, number);
    }

    /** The plan as the script reads it. */
    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("boundary", boundary.wireName());
        members.put("logins", logins);
        members.put("trusted", trusted);
        members.put("most_scopes", mostScopes);
        return JsonWriter.compact(members);
    }

    private static List<String> concat(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static void require(boolean holds, String otherwise, String remedy) {
        if (!holds) {
            throw new InvalidBoundaryException(Problem.of("The boundary cannot be installed like this. " + otherwise)
                    .remedy(remedy));
        }
    }
}
