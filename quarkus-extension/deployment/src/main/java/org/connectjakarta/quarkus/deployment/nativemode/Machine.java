package org.connectjakarta.quarkus.deployment.nativemode;

import io.quarkus.deployment.pkg.NativeConfig;
import io.smallrye.common.cpu.CPU;
import io.smallrye.common.os.OS;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A kind of machine, and how the libraries of compressions call what they have for it. */
record Machine(OS os, boolean isArm) {

    /**
     * The machines that the executable may be for: this one; Linux, too, since the build may fall back to a container that runs it.
     */
    static List<Machine> of(NativeConfig config) {
        Set<OS> systems = EnumSet.of(OS.LINUX);
        if (!config.isExplicitContainerBuild()) {
            systems.add(OS.current());
        }
        boolean isArm = CPU.host() == CPU.aarch64;
        return systems.stream().map(os -> new Machine(os, isArm)).toList();
    }

    /** Its version is part of its name. */
    String zstdLibrary() {
        return switch (os) {
            case WINDOWS -> "win/" + (isArm ? "aarch64" : "amd64") + "/libzstd-jni-*.dll";
            case MAC -> "darwin/" + (isArm ? "aarch64" : "x86_64") + "/libzstd-jni-*.dylib";
            default -> "linux/" + (isArm ? "aarch64" : "amd64") + "/libzstd-jni-*.so";
        };
    }

    String brotliLibrary() {
        String cpu = isArm ? "aarch64" : "x86_64";
        return switch (os) {
            case WINDOWS -> "lib/windows-" + cpu + "/brotli.dll";
            case MAC -> "lib/osx-" + cpu + "/libbrotli.dylib";
            default -> "lib/linux-" + cpu + "/libbrotli.so";
        };
    }
}
