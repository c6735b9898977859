package org.metatables.registration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.metatables.internal.json.JsonReader;
import org.metatables.internal.json.JsonWriter;
import org.metatables.internal.json.MalformedJsonException;

/** Requests as JSON, with the keys in the order in which the reference system writes them. */
final class RequestWriter {

    private RequestWriter() {}

    static String write(RegistrationRequest request) {
        return JsonWriter.compact(members(request));
    }

    /** The request as members of a JSON object. */
    static Map<String, Object> members(RegistrationRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data_source_uid", request.dataSourceUid().toString());
        json.put("physical_schema", request.name().schema());
        json.put("table_contract", contract(request.contract().toJson()));
        putMeaning(json, request.meaning());
        json.putAll(LifecycleJson.write(request.lifecycle()));
        putTimeIndexing(json, request.timeIndexing());
        if (request.timeIndexing().isEmpty()) {
            json.put("management_mode", request.lifecycle().managementMode().wireName());
            json.put("introspect", request.introspect());
        }
        return json;
    }

    static void putMeaning(Map<String, Object> json, TableMeaning meaning) {
        meaning.identifier().ifPresent(text -> json.put("identifier", text));
        meaning.namespace().ifPresent(text -> json.put("namespace", text));
        meaning.description().ifPresent(text -> json.put("description", text));
        json.put("protect_from_deletion", meaning.protectFromDeletion());
        json.put("labels", meaning.labels());
    }

    static void putTimeIndexing(Map<String, Object> json, Optional<TimeIndexing> said) {
        said.ifPresent(timeIndexing -> {
            json.put("time_index_name", timeIndexing.timeIndexName());
            timeIndexing.cadence().ifPresent(cadence -> json.put("cadence", cadence));
            json.put("partition_strategy", timeIndexing.partitionStrategy());
        });
    }

    static Map<String, Object> contract(String json) {
        try {
            return JsonReader.object(json);
        } catch (MalformedJsonException impossible) {
            throw new IllegalStateException("What a contract writes of itself is JSON.", impossible);
        }
    }
}
