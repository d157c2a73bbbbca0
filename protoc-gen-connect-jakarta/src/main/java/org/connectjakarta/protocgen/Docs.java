package org.connectjakarta.protocgen;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import java.util.List;

/**
 * What a proto file says about a service or method.
 *
 * @param comment as it stands in the proto file, without the comment signs; empty for none
 * @param deprecated whether it carries the option
 */
record Docs(String comment, boolean deprecated) {

    /** For a further declaration of the same thing. */
    Docs withoutComment() {
        return new Docs("", deprecated);
    }

    /** The comment before the declaration at a path of the file, or else the one behind it. */
    static String comment(FileDescriptorProto file, List<Integer> path) {
        for (Location location : file.getSourceCodeInfo().getLocationList()) {
            if (location.getPathList().equals(path)) {
                return location.hasLeadingComments()
                        ? location.getLeadingComments()
                        : location.getTrailingComments();
            }
        }
        return "";
    }
}
