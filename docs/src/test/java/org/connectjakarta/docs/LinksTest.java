package org.connectjakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a page refers to within the project is there, down to the heading. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)#?([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : Pages.all()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                links++;
                String file = link.group(1);
                Path target = file.isEmpty() ? page : page.resolveSibling(file);
                if (!Files.exists(target) || !hasHeading(target, link.group(2))) {
                    broken.add(Pages.TOP.relativize(page) + ": " + link.group());
                }
            }
        }
        assertThat(links).isGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    private static boolean hasHeading(Path page, String anchor) throws IOException {
        if (anchor.isEmpty()) {
            return true;
        }
        Matcher heading = HEADING.matcher(Files.readString(page));
        while (heading.find()) {
            String name = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "");
            if (name.replace(' ', '-').equals(anchor)) {
                return true;
            }
        }
        return false;
    }
}
