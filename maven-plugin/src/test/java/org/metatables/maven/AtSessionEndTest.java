package org.metatables.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AtSessionEndTest {

    private final List<String> happened = new ArrayList<>();
    private final ExecutionEvent event = proxy(ExecutionEvent.class, call -> {});
    private final ExecutionListener maven = proxy(ExecutionListener.class, happened::add);

    static Stream<String> events() {
        return Arrays.stream(ExecutionListener.class.getMethods()).map(Method::getName);
    }

    @ParameterizedTest
    @MethodSource("events")
    void passesEveryEventOn(String name) throws ReflectiveOperationException {
        ExecutionListener listener = AtSessionEnd.of(maven, () -> happened.add("action"));

        ExecutionListener.class.getMethod(name, ExecutionEvent.class).invoke(listener, event);

        assertThat(happened).filteredOn(call -> !call.equals("action")).containsExactly(name);
        assertThat(happened.contains("action")).isEqualTo(name.equals("sessionEnded"));
    }

    @Test
    void actsBeforeMavenSaysThatTheBuildHasEnded() {
        AtSessionEnd.of(maven, () -> happened.add("action")).sessionEnded(event);

        assertThat(happened).containsExactly("action", "sessionEnded");
    }

    @Test
    void tellsMavenOfTheEndThoughTheActionFails() {
        ExecutionListener listener = AtSessionEnd.of(maven, () -> {
            throw new IllegalStateException("The server does not stop.");
        });

        assertThatThrownBy(() -> listener.sessionEnded(event)).hasMessage("The server does not stop.");
        assertThat(happened).containsExactly("sessionEnded");
    }

    @Test
    void actsThoughNobodyElseListens() {
        ExecutionListener listener = AtSessionEnd.of(null, () -> happened.add("action"));

        listener.mojoStarted(event);
        listener.sessionEnded(event);

        assertThat(happened).containsExactly("action");
    }

    private static <T> T proxy(Class<T> type, Consumer<String> calls) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    calls.accept(method.getName());
                    return null;
                }));
    }
}
