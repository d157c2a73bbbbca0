package org.connectjakarta;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Sizes that keep the code readable: a file has at most 400 lines, a method 60, a constructor 6 parameters. */
class HouseRulesTest {
    private static final int MAX_FILE = 400;
    private static final int MAX_METHOD = 60;
    private static final int MAX_PARAMETERS = 6;

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    private static List<Path> sources(Path... roots) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        assertThat(sources).as("run in the module's directory").hasSizeGreaterThan(50);
        return sources;
    }

    @Test
    void filesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources(MAIN, TEST)) {
            int lines = Files.readAllLines(source).size();
            if (lines > MAX_FILE) {
                tooLong.add(source + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() throws IOException {
        for (Path source : sources(MAIN)) {
            assertThat(UNFINISHED.matcher(Files.readString(source)).find())
                    .as(source.toString())
                    .isFalse();
        }
    }

    @Test
    void methodsAreShortAndConstructorsTakeLittle() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources(MAIN)));
            Sizes sizes = new Sizes(Trees.instance(task).getSourcePositions());
            for (CompilationUnitTree unit : task.parse()) {
                sizes.scan(unit, unit);
            }
            assertThat(sizes.methods).isGreaterThan(300);
            assertThat(sizes.tooLarge).isEmpty();
        }
    }

    private static final class Sizes extends TreeScanner<Void, CompilationUnitTree> {
        private final SourcePositions positions;
        private final List<String> tooLarge = new ArrayList<>();
        private int methods;

        Sizes(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, CompilationUnitTree unit) {
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method) {
                    check(type, method, unit);
                }
            }
            return super.visitClass(type, unit);
        }

        private void check(ClassTree type, MethodTree method, CompilationUnitTree unit) {
            methods++;
            String name = type.getSimpleName() + "." + method.getName();
            long start = positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            long lines =
                    unit.getLineMap().getLineNumber(end)
                            - unit.getLineMap().getLineNumber(start)
                            + 1;
            if (lines > MAX_METHOD) {
                tooLarge.add(name + " has " + lines + " lines");
            }
            boolean constructor = method.getReturnType() == null;
            if (constructor && method.getParameters().size() > MAX_PARAMETERS) {
                tooLarge.add(name + " has " + method.getParameters().size() + " parameters");
            }
        }
    }
}
