package org.connectjakarta.quarkus.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Generated sources. Only what has changed is touched, so that only that is compiled again.
 *
 * @param directory that of the sources, which more than one input directory may share
 * @param record a file of ours that names what the last run for the same input has written
 */
record Output(Path directory, Path record) {

    /**
     * Makes the sources what a run has generated.
     *
     * @return whether that changed anything
     */
    boolean replaceWith(Path generated) throws IOException {
        boolean changed = false;
        List<Path> files = FileTrees.files(generated);
        for (Path file : files) {
            Path source = directory.resolve(file);
            if (!Files.exists(source) || Files.mismatch(source, generated.resolve(file)) >= 0) {
                Files.createDirectories(source.getParent());
                Files.copy(generated.resolve(file), source, StandardCopyOption.REPLACE_EXISTING);
                changed = true;
            }
        }
        for (Path file : written()) {
            if (!files.contains(file)) {
                changed |= Files.deleteIfExists(directory.resolve(file));
            }
        }
        Files.write(record, files.stream().map(Path::toString).toList());
        return changed;
    }

    private List<Path> written() throws IOException {
        return Files.exists(record)
                ? Files.readAllLines(record).stream().map(Path::of).toList()
                : List.of();
    }
}
