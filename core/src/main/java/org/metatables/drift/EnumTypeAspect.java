package org.metatables.drift;

import java.util.List;
import java.util.stream.Collectors;
import org.metatables.definition.EnumTypeDefinition;
import org.metatables.physical.PhysicalEnumType;

/** Enum types of the database: whether they are there, and their labels. Their order is not compared. */
final class EnumTypeAspect implements Aspect {

    @Override
    public void compare(TableFacts facts, Differences differences) {
        for (EnumTypeDefinition type : facts.definition().enumTypes()) {
            PhysicalEnumType actual = facts.enumTypes().get(type.name());
            if (actual == null) {
                differences.add(
                        FindingKind.ENUM_TYPE_MISSING,
                        "enum type " + type.name(),
                        words(type.labels()),
                        "no enum type",
                        Remedy.sql("create type " + type.name().quoted() + " as enum " + words(type.labels())));
            } else {
                compareLabels(type, actual, differences);
            }
        }
    }

    private static void compareLabels(EnumTypeDefinition type, PhysicalEnumType actual, Differences differences) {
        List<String> missing = without(type.labels(), actual.labels());
        if (!missing.isEmpty()) {
            differences.add(
                    FindingKind.ENUM_LABEL_MISSING,
                    "enum type " + type.name(),
                    words(type.labels()),
                    words(actual.labels()),
                    missing.stream()
                            .map(label ->
                                    Remedy.sql("alter type " + type.name().quoted() + " add value " + literal(label)))
                            .collect(Collectors.joining(" ")));
        }
        if (!without(actual.labels(), type.labels()).isEmpty()) {
            differences.add(
                    FindingKind.ENUM_LABEL_EXTRA,
                    "enum type " + type.name(),
                    words(type.labels()),
                    words(actual.labels()),
                    "Add the constants to the Java enum before rows with them are read.");
        }
    }

    private static List<String> without(List<String> labels, List<String> others) {
        return labels.stream().filter(label -> !others.contains(label)).toList();
    }

    private static String words(List<String> labels) {
        return labels.stream().map(EnumTypeAspect::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(String label) {
        return "'" + label.replace("'", "''") + "'";
    }
}
