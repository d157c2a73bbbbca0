package org.connectjakarta.quarkus.deployment;

import java.util.ArrayList;
import java.util.List;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** A class and its superclasses. */
final class Superclasses {
    private Superclasses() {}

    /** The class first, then its superclasses as far as the index has them. */
    static List<ClassInfo> from(ClassInfo type, IndexView index) {
        List<ClassInfo> classes = new ArrayList<>();
        for (ClassInfo each = type;
                each != null;
                each = each.superName() == null ? null : index.getClassByName(each.superName())) {
            classes.add(each);
        }
        return classes;
    }
}
