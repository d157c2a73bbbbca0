package org.connectjakarta.quarkus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page with the settings is what their declarations say. {@code -Dreference.update=true} writes it anew. */
class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of("../../docs/quarkus-configuration.md");

    @Test
    void thePageIsWhatTheDeclarationsSay() throws Exception {
        String page = ConfigurationReference.page();
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    @Test
    void everyDeclarationIsFoundAndExplained() throws Exception {
        assertThat(ConfigurationReference.page())
                .contains("`quarkus.generate-code.connect.skip`")
                .contains("`quarkus.generate-code.connect.descriptor-set.name`")
                .contains("`descriptor_set.dsc`")
                .doesNotContain("{@")
                .doesNotContain("|  |\n");
    }
}
