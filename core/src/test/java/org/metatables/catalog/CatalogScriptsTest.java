package org.metatables.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.metatables.catalog.internal.CatalogScript;

class CatalogScriptsTest {

    @Test
    void everyScriptInTheFolderIsAppliedInTheOrderOfItsNumber() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/metatables/catalog/internal"))) {
            assertThat(CatalogScript.all())
                    .extracting(CatalogScript::fileName)
                    .containsExactlyElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .sorted()
                                    .toList());
        }
        assertThat(CatalogScript.all())
                .extracting(CatalogScript::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, CatalogScript.latestVersion())
                        .boxed()
                        .toList());
    }
}
