package org.connectjakarta.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ShutdownListenerBuildItem;
import org.connectjakarta.quarkus.runtime.ShutdownRecorder;

/** The build step of the end of the services. */
class ShutdownProcessor {

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    ShutdownListenerBuildItem listener(ShutdownRecorder recorder) {
        return new ShutdownListenerBuildItem(recorder.listener());
    }
}
