package org.connectjakarta.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;

/** The build steps of the extension. */
class ConnectProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("connect");
    }
}
