package org.connectjakarta.quarkus.deployment.client;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.GeneratedBeanBuildItem;
import io.quarkus.arc.deployment.GeneratedBeanGizmoAdaptor;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeansRuntimeInitBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.GeneratedClassGizmoAdaptor;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.GeneratedClassBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.gizmo.ClassOutput;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.quarkus.client.ClientOf;
import org.connectjakarta.quarkus.client.ClientRecorder;
import org.connectjakarta.quarkus.client.Clients;
import org.connectjakarta.quarkus.client.StorkRecorder;
import org.connectjakarta.quarkus.deployment.InterceptorBeans;
import org.jboss.jandex.AnnotationInstance;

/** The build steps of the clients: found, checked, made into beans. Their settings are checked when the application starts. */
class ClientProcessor {

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClass(Clients.class)
                // No beans, but qualifiers and stereotypes are looked for among them.
                .addBeanClasses(
                        ConnectClient.class,
                        ConnectClient.List.class,
                        RegisterConnectClient.class,
                        ClientOf.class)
                .setUnremovable()
                .build();
    }

    @BuildStep
    List<RegisteredClientBuildItem> findRegistered(CombinedIndexBuildItem index) {
        List<String> problems = new ArrayList<>();
        List<RegisteredClientBuildItem> clients =
                new RegisteredClients(index.getIndex(), problems::add).find();
        throwIfAny(problems);
        return clients;
    }

    @BuildStep
    UnremovableBeanBuildItem writeClasses(
            List<RegisteredClientBuildItem> registered,
            CombinedIndexBuildItem index,
            BuildProducer<GeneratedBeanBuildItem> beans) {
        ClassOutput output = new GeneratedBeanGizmoAdaptor(beans);
        Types types = new Types(index.getIndex());
        registered.forEach(each -> ClientClass.write(output, each, types));
        Set<String> names =
                registered.stream()
                        .map(RegisteredClientBuildItem::className)
                        .collect(Collectors.toSet());
        return UnremovableBeanBuildItem.beanClassNames(names);
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    NeededClientsBuildItem makeBeans(
            List<RegisteredClientBuildItem> registered,
            BeanDiscoveryFinishedBuildItem discovered,
            CombinedIndexBuildItem index,
            BuildProducer<GeneratedClassBuildItem> classes,
            BuildProducer<SyntheticBeanBuildItem> beans,
            RecorderContext recorded,
            ClientRecorder recorder) {
        List<String> problems = new ArrayList<>();
        WantedClients wanted =
                new WantedClients(
                        discovered, registered, new Types(index.getIndex()), problems::add);
        throwIfAny(problems);
        FactoryClass factories = new FactoryClass(new GeneratedClassGizmoAdaptor(classes, true));
        for (RegisteredClientBuildItem each : registered) {
            beans.produce(
                    bean(each.generated(), ClientClass.qualifier(each), Dependent.class)
                            .createWith(
                                    recorder.client(
                                            recorded.newInstance(factories.of(each.generated())),
                                            each.id()))
                            .done());
        }
        wanted.unanswered()
                .forEach(
                        (each, client) ->
                                beans.produce(
                                        bean(client, Wanted.qualifier(each.key()), Singleton.class)
                                                .createWith(
                                                        recorder.client(
                                                                recorded.newInstance(
                                                                        factories.of(client)),
                                                                wanted.idOf(each)))
                                                .done()));
        return new NeededClientsBuildItem(wanted.needed());
    }

    private static SyntheticBeanBuildItem.ExtendedBeanConfigurator bean(
            GeneratedClient client,
            AnnotationInstance qualifier,
            Class<? extends Annotation> scope) {
        return SyntheticBeanBuildItem.configure(client.type().name())
                .addQualifier(qualifier)
                .scope(scope)
                .setRuntimeInit();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(SyntheticBeansRuntimeInitBuildItem.class)
    ServiceStartBuildItem start(
            NeededClientsBuildItem needed,
            ValidationPhaseBuildItem validation,
            Capabilities capabilities,
            StorkRecorder stork,
            ClientRecorder recorder) {
        if (capabilities.isPresent(Capability.SMALLRYE_STORK)) {
            stork.use();
        }
        recorder.start(needed.clients(), InterceptorBeans.ofClients(validation));
        return new ServiceStartBuildItem("connect-client");
    }

    private static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "the Connect clients cannot be built:\n  - " + String.join("\n  - ", problems));
        }
    }
}
