package org.connectjakarta.quarkus.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.GeneratedClassGizmoAdaptor;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.AdditionalIndexedClassesBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.GeneratedClassBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;
import io.quarkus.deployment.recording.RecorderContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectjakarta.ExceptionMapper;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.runtime.ConnectRecorder;
import org.connectjakarta.quarkus.runtime.CurrentCalls;
import org.connectjakarta.quarkus.runtime.ServedCall;
import org.connectjakarta.quarkus.runtime.Services;
import org.jboss.jandex.DotName;

/** The build steps of the services: found, checked, started. Their way in is in {@link ResourceProcessor}. */
class ConnectProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("connect");
    }

    @BuildStep
    AdditionalIndexedClassesBuildItem annotations() {
        return new AdditionalIndexedClassesBuildItem(ConnectService.class.getName());
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClasses(Services.class, ServedCall.class, CurrentCalls.class)
                // No bean, but a stereotype is looked for among them.
                .addBeanClass(ConnectService.class)
                .setUnremovable()
                .build();
    }

    @BuildStep
    List<ServiceClassBuildItem> find(CombinedIndexBuildItem index) {
        return new ServiceClasses(index.getIndex()).find();
    }

    @BuildStep
    UnremovableBeanBuildItem keep(List<ServiceClassBuildItem> classes) {
        Set<String> names = names(classes);
        return new UnremovableBeanBuildItem(
                bean -> bean.isClassBean() && names.contains(bean.getBeanClass().toString()));
    }

    @BuildStep
    List<UnremovableBeanBuildItem> keepWhatIsAskedForByType() {
        return List.of(
                UnremovableBeanBuildItem.beanTypes(Interceptor.class),
                UnremovableBeanBuildItem.beanTypes(ExceptionMapper.class));
    }

    /** What a service names need not be a bean otherwise. */
    @BuildStep
    AdditionalBeanBuildItem interceptors(List<ServiceClassBuildItem> classes) {
        return AdditionalBeanBuildItem.builder()
                .addBeanClasses(
                        classes.stream().flatMap(each -> each.interceptors().stream()).toList())
                .setDefaultScope(DotName.createSimple(Singleton.class))
                .setUnremovable()
                .build();
    }

    @BuildStep
    ExecutionRulesBuildItem executionRules(
            CombinedIndexBuildItem index, Capabilities capabilities) {
        return new ExecutionRulesBuildItem(
                new ExecutionRules(
                        index.getIndex(), capabilities.isPresent(Capability.TRANSACTIONS)));
    }

    /** Elsewhere in a service they would do nothing, and Quarkus says so. */
    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem allowExecutionModels(
            List<ServiceClassBuildItem> classes, ExecutionRulesBuildItem rules) {
        return new ExecutionModelAnnotationsAllowedBuildItem(
                method -> classes.stream().anyMatch(each -> rules.rules().isCalled(method, each)));
    }

    private static Set<String> names(List<ServiceClassBuildItem> classes) {
        return classes.stream()
                .map(each -> each.implementation().name().toString())
                .collect(Collectors.toSet());
    }

    @BuildStep
    void choose(
            List<ServiceClassBuildItem> classes,
            ValidationPhaseBuildItem validation,
            BuildProducer<ServedServiceBuildItem> served,
            BuildProducer<ValidationErrorBuildItem> errors) {
        new ChosenBeans(validation.getBeanResolver(), validation.getContext().beans().collect())
                .choose(
                        classes,
                        problem ->
                                errors.produce(
                                        new ValidationErrorBuildItem(
                                                new IllegalStateException(problem))))
                .forEach(served::produce);
    }

    @BuildStep
    GlobalInterceptorsBuildItem interceptorsOfAll(ValidationPhaseBuildItem validation) {
        return new GlobalInterceptorsBuildItem(InterceptorBeans.ofServices(validation));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    ServiceStartBuildItem start(
            List<ServedServiceBuildItem> services,
            GlobalInterceptorsBuildItem interceptors,
            BuildProducer<GeneratedClassBuildItem> classes,
            RecorderContext recorded,
            ShutdownContextBuildItem shutdown,
            ConnectRecorder recorder) {
        String bindings =
                BindingsClass.write(new GeneratedClassGizmoAdaptor(classes, true), services);
        recorder.start(
                recorded.newInstance(bindings),
                services.stream().map(ServedServiceBuildItem::bean).toList(),
                services.stream().map(ServedServiceBuildItem::interceptors).toList(),
                interceptors.identifiers(),
                ResourceProcessor.pathPrefix(),
                shutdown);
        return new ServiceStartBuildItem("connect");
    }
}
