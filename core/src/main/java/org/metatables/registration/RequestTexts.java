package org.metatables.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.metatables.ddl.DefinitionRules;
import org.metatables.internal.json.JsonFault;

/**
 * What holds for the texts of a request wherever they stand: PostgreSQL can store them, the names among them whole. It looks at the
 * JSON itself, so that it finds every fault, whatever else is wrong with the request.
 */
final class RequestTexts {

    /** A request that is longer than this, in characters, is not read at all. A table of 1,600 described columns is shorter. */
    static final int LONGEST_REQUEST = 4_000_000;

    private static final Pattern NAMES = Pattern.compile(
            "physical_schema|physical_table_name|table_contract\\.(physical\\.\\w+|columns\\[\\d+]\\.name)");

    private final List<JsonFault> faults = new ArrayList<>();

    private RequestTexts() {}

    /** Every fault of the texts of a request. */
    static List<JsonFault> faults(Map<String, ?> request) {
        RequestTexts texts = new RequestTexts();
        texts.walk("", request);
        if (request.get("table_contract") instanceof Map<?, ?> contract
                && contract.get("columns") instanceof List<?> columns
                && columns.size() > DefinitionRules.MOST_COLUMNS) {
            texts.faults.add(new JsonFault(
                    "table_contract.columns",
                    "There are " + columns.size() + ", and PostgreSQL allows " + DefinitionRules.MOST_COLUMNS + "."));
        }
        return texts.faults;
    }

    private void walk(String path, Object value) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((key, member) -> {
                String place = path.isEmpty() ? (String) key : path + "." + key;
                check(place, DefinitionRules.faultOfText((String) key));
                walk(place, member);
            });
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                walk(path + "[" + i + "]", items.get(i));
            }
        } else if (value instanceof String text) {
            boolean isName = NAMES.matcher(path).matches();
            check(path, isName ? DefinitionRules.faultOfName(text) : DefinitionRules.faultOfText(text));
        }
    }

    private void check(String place, Optional<String> fault) {
        fault.ifPresent(sentence -> faults.add(new JsonFault(place, sentence)));
    }
}
