package org.metatables.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private static final Condition US = new Condition(FieldName.of("region"), Operator.EQ, "US");

    @Test
    void namesTheFieldsOfJoinedTables() {
        assertThat(FieldName.parse("customer.region")).isEqualTo(FieldName.of("customer", "region"));
        assertThat(FieldName.parse("region").alias()).isEmpty();
        assertThatThrownBy(() -> FieldName.parse("a.b.c")).isInstanceOf(InvalidFilterException.class);
        assertThatThrownBy(() -> FieldName.parse("customer.")).isInstanceOf(InvalidFilterException.class);
    }

    @Test
    void saysWhatAnOperatorCompares() {
        FieldName field = FieldName.of("region");

        assertThatThrownBy(() -> new Condition(field, Operator.IN, "US"))
                .hasMessage("The operator in cannot compare with such a value. At: field region."
                        + " Give it a list of values, none of them null.");
        assertThatThrownBy(() -> new Condition(field, Operator.IN, Arrays.asList("US", null)))
                .isInstanceOf(InvalidFilterException.class);
        assertThatThrownBy(() -> new Condition(field, Operator.BETWEEN, List.of(1)))
                .isInstanceOf(InvalidFilterException.class);
        assertThatThrownBy(() -> new Condition(field, Operator.CONTAINS, 1)).isInstanceOf(InvalidFilterException.class);
        assertThatThrownBy(() -> new Condition(field, Operator.IS_NULL, "yes"))
                .isInstanceOf(InvalidFilterException.class);
        assertThatThrownBy(() -> new Condition(field, Operator.EQ, Double.NaN))
                .isInstanceOf(InvalidFilterException.class);
        assertThatThrownBy(() -> new Condition(field, Operator.EQ, new Object()))
                .isInstanceOf(InvalidFilterException.class);
    }

    @Test
    void tellsNoValueInItsText() {
        assertThat(US).hasToString("region eq");
        assertThat(US.not()).asString().doesNotContain("US");
    }

    @Test
    void writesAndReadsWhatTheReferenceSystemCannotSay() {
        UUID uid = UUID.fromString("0f03f8a4-aaf8-4512-86f0-b5858eac17a8");
        Filter filter =
                US.and(new Condition(FieldName.of("uid"), Operator.EQ, uid)).not();

        assertThat(filter.toJson())
                .isEqualTo(
                        "{\"type\":\"group\",\"logic\":\"not\",\"items\":[{\"type\":\"group\",\"logic\":\"and\",\"items\":["
                                + "{\"type\":\"condition\",\"field\":\"region\",\"op\":\"eq\",\"value\":\"US\"},"
                                + "{\"type\":\"condition\",\"field\":\"uid\",\"op\":\"eq\",\"value\":\"" + uid
                                + "\"}]}]}");
        assertThat(Filter.fromJson(filter.toJson()).toJson()).isEqualTo(filter.toJson());
        FilterRequest ordered = new FilterRequest(
                "hash", List.of(), Optional.of(filter), List.of(FieldOrder.descending("name")), 5, 10);
        assertThat(FilterRequest.fromJson(ordered.toJson()).toJson()).isEqualTo(ordered.toJson());
        assertThat(FilterRequest.fromJson(ordered.toJson()).order()).containsExactly(FieldOrder.descending("name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "null",
                "{'type':'Condition','field':'a','op':'eq','value':1}",
                "{'type':'condition','field':'a','op':'like','value':1}",
                "{'type':'condition','field':'a','op':'eq'}",
                "{'type':'condition','field':'a','op':'eq','value':null}",
                "{'type':'condition','field':'a','op':'eq','value':{}}",
                "{'type':'condition','field':'a','op':'eq','value':1,'sql':'true'}",
                "{'type':'condition','field':'a','field':'b','op':'eq','value':1}",
                "{'type':'condition','field':1,'op':'eq','value':1}",
                "{'type':'group','logic':'xor','items':[]}",
                "{'type':'group','logic':'and','items':[]}",
                "{'type':'group','logic':'and','items':[1]}",
                "{'type':'group','logic':'not','items':[{'type':'condition','field':'a','op':'eq','value':1},"
                        + "{'type':'condition','field':'b','op':'eq','value':1}]}"
            })
    void refusesJsonThatIsNoFilter(String json) {
        assertThatThrownBy(() -> Filter.fromJson(json.replace('\'', '"'))).isInstanceOf(InvalidFilterException.class);
    }

    @Test
    void tellsEveryFaultWithItsPlaceAndNoValue() {
        assertThatThrownBy(() -> Filter.fromJson("""
                        {"type":"group","logic":"and","items":[
                          {"type":"condition","field":"a","op":"like","value":"secret"},
                          {"type":"condition","field":"b","op":"in","value":"secret"},
                          {"type":"condition","op":"eq","value":"secret"}]}"""))
                .isInstanceOf(InvalidFilterException.class)
                .hasMessageContainingAll(
                        "items[0].op: It is none of eq, ne", "items[1]: ", "items[2].field: It is missing.")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesFiltersThatAreTooDeep() {
        assertThatThrownBy(() -> {
                    Filter filter = US;
                    for (int depth = 0; depth <= Filter.MAX_DEPTH; depth++) {
                        filter = filter.not();
                    }
                })
                .isInstanceOf(InvalidFilterException.class);
        String json = "{\"type\":\"group\",\"logic\":\"not\",\"items\":[".repeat(5_000);
        assertThatThrownBy(() -> Filter.fromJson(json)).isInstanceOf(InvalidFilterException.class);
    }

    @Test
    void refusesFieldsOfJoinsThatAreNotThere() {
        Filter filter = new Condition(FieldName.of("customer", "region"), Operator.EQ, "US");

        assertThatThrownBy(() -> new FilterRequest("b", List.of(), Optional.of(filter), List.of(), 50, 0))
                .hasMessage(
                        "The filter names customer.region, but the request has no join of that name. Add the join.");
        assertThatThrownBy(() -> new FilterRequest(
                        "b", List.of(), Optional.empty(), List.of(FieldOrder.parse("-customer.region")), 50, 0))
                .isInstanceOf(InvalidFilterException.class);
    }

    @Test
    void namesTheFieldsThatMayBeUsedSo() {
        Map<String, FieldOps> fields = new LinkedHashMap<>();
        fields.put("id", FieldOps.OF_ID);
        fields.put("region", FieldOps.DEFAULT);
        fields.put("note", new FieldOps(true, true, false, false));
        FieldRules rules = new FieldRules("public.customer", fields);

        assertThatExceptionOfType(UnknownFieldException.class)
                .isThrownBy(() -> rules.requireFilter("regoin"))
                .withMessage("There is no field regoin. Table: public.customer. These may be filtered by: id, region.");
        assertThatExceptionOfType(ForbiddenFieldException.class)
                .isThrownBy(() -> rules.requireFilter("note"))
                .withMessage(
                        "The field note may not be filtered by. Table: public.customer. These may be filtered by: id, region.");
        assertThatExceptionOfType(ForbiddenFieldException.class).isThrownBy(() -> rules.requireInsert("id"));
        assertThatExceptionOfType(ForbiddenFieldException.class).isThrownBy(() -> rules.requireUpdate("id"));
        rules.requireUpdate("note");
        rules.requireInsert("note");
    }
}
