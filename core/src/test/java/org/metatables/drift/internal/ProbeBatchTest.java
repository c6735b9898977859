package org.metatables.drift.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeBatchTest {

    @Test
    void probesOverTheSameColumnsShareATable() {
        List<ProbeBatch> batches = ProbeBatch.of(List.of(
                new Probe.OfCheck(Map.of("status", "text"), "status <> ''"),
                new Probe.OfCheck(Map.of("status", "text", "amount", "integer"), "amount > 0 or status = ''")));

        assertThat(batches).hasSize(1);
        assertThat(batches.get(0).columnElements()).contains("\"status\" text", "\"amount\" integer");
    }

    @Test
    void aColumnOfAnotherTypeNeedsAnotherTable() {
        assertThat(ProbeBatch.of(List.of(
                        new Probe.OfCheck(Map.of("status", "text"), "status <> ''"),
                        new Probe.OfCheck(Map.of("status", "integer"), "status <> 0"))))
                .hasSize(2);
    }

    @Test
    void anIndexHasATableOfItsOwn() {
        Probe.OfIndex index =
                new Probe.OfIndex(Map.of("code", "text"), "btree", List.of("(lower(code))"), Optional.of("code > ''"));
        Probe check = new Probe.OfCheck(Map.of("code", "text"), "code <> ''");

        List<ProbeBatch> batches = ProbeBatch.of(List.of(index, check, index));

        assertThat(batches).hasSize(3);
        assertThat(batches.get(0).indexStatement())
                .contains(
                        "create index on pg_temp.metatables_shape using \"btree\" ((lower(code))) where (code > ''\n)");
        assertThat(batches.get(1).indexStatement()).isEmpty();
    }

    @Test
    void noTableHoldsMoreThanPostgresAllows() {
        List<Probe.OfType> types = IntStream.rangeClosed(1, 4_000)
                .mapToObj(length -> new Probe.OfType("varchar(" + length + ")"))
                .toList();

        assertThat(ProbeBatch.of(types))
                .hasSizeGreaterThan(2)
                .allSatisfy(batch -> assertThat(batch.probes()).hasSizeLessThan(1_600));
    }
}
