package org.connectjakarta.quarkus.deployment;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.devui.spi.buildtime.BuildTimeActionBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import io.quarkus.runtime.annotations.Usage;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import java.util.Comparator;
import java.util.List;
import org.connectjakarta.quarkus.deployment.devui.DevCalls;
import org.connectjakarta.quarkus.deployment.devui.ServedMethod;
import org.connectjakarta.quarkus.deployment.devui.ServedService;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * The page of the Dev UI. All of it runs with the build, which is in the same process in dev mode: nothing of it is in an application.
 */
class DevUiProcessor {

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    void page(
            List<ServedServiceBuildItem> served,
            List<ServiceClassBuildItem> classes,
            ValidationPhaseBuildItem validation,
            CombinedIndexBuildItem index,
            HttpRootPathBuildItem root,
            BuildProducer<CardPageBuildItem> cards,
            BuildProducer<BuildTimeActionBuildItem> actions) {
        List<ServedService> services =
                served.stream()
                        .map(each -> service(each, classes, validation, index.getIndex()))
                        .sorted(Comparator.comparing(ServedService::name))
                        .toList();
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(
                Page.webComponentPageBuilder()
                        .title("Services")
                        .icon("font-awesome-solid:tower-broadcast")
                        .componentLink("qwc-connect-services.js")
                        .staticLabel(String.valueOf(services.size())));
        cards.produce(card);

        String prefix = root.getRootPath().replaceAll("/+$", "") + ResourceProcessor.pathPrefix();
        BuildTimeActionBuildItem calls = new BuildTimeActionBuildItem();
        calls.actionBuilder()
                .methodName("services")
                .usage(Usage.onlyDevUI())
                .function(nothing -> services.stream().map(ServedService::asMap).toList())
                .build();
        calls.subscriptionBuilder()
                .methodName("call")
                .usage(Usage.onlyDevUI())
                .parameter("procedure", "The path of the procedure")
                .parameter("protocol", "connect, grpc or grpc-web")
                .parameter("origin", "The URL of the server")
                .parameter("headers", "Request headers, one in a line")
                .parameter("content", "The request messages as JSON")
                .function(new DevCalls(services, prefix)::call)
                .build();
        actions.produce(calls);
    }

    private static ServedService service(
            ServedServiceBuildItem served,
            List<ServiceClassBuildItem> classes,
            ValidationPhaseBuildItem validation,
            IndexView index) {
        BeanInfo bean =
                validation
                        .getContext()
                        .beans()
                        .filter(each -> each.getIdentifier().equals(served.bean()))
                        .stream()
                        .findFirst()
                        .orElseThrow();
        ServiceClassBuildItem from =
                classes.stream()
                        .filter(each -> each.service().equals(served.service()))
                        .filter(each -> each.implementation().name().equals(bean.getBeanClass()))
                        .findFirst()
                        .orElseThrow();
        ClassInfo implementation = from.implementation();
        AccessAnnotations access = new AccessAnnotations(index);
        List<ServedMethod> methods =
                GeneratedTypes.methods(served.interfaceName()).stream()
                        .map(
                                spec -> {
                                    MethodInfo declared =
                                            JavaMethods.of(from.type(), spec.procedure());
                                    return new ServedMethod(
                                            spec,
                                            access.written(declared, implementation).stream()
                                                    .map(each -> each.toString(true))
                                                    .toList());
                                })
                        .toList();
        return new ServedService(served.service(), implementation.name().toString(), methods);
    }
}
