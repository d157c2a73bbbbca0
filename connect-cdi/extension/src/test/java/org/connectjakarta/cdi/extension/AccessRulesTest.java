package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;

/** Which annotation counts for which method. */
class AccessRulesTest {

    /** Open where nothing else is said. */
    static class Base implements EchoConnect {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }

        @Override
        public Stream<StringValue> repeat(StringValue request) {
            return Stream.of(request);
        }
    }

    @ConnectService
    @DenyAll
    static class MethodBeforeClass extends Base {
        @Override
        @PermitAll
        public StringValue say(StringValue request) {
            return request;
        }

        @Override
        public Stream<StringValue> repeat(StringValue request) {
            return Stream.of(request);
        }
    }

    @DenyAll
    static class DeniedBase extends Base {
        @Override
        @RolesAllowed("user")
        public StringValue say(StringValue request) {
            return request;
        }

        @Override
        public Stream<StringValue> repeat(StringValue request) {
            return Stream.of(request);
        }
    }

    @ConnectService
    static class Heir extends DeniedBase {}

    @ConnectService
    @PermitAll
    static class HeirThatOpensItsClass extends DeniedBase {}

    @ConnectService
    static class HeirThatOverrides extends DeniedBase {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @ConnectService
    static class HeirThatOpensMethods extends DeniedBase {
        @Override
        @PermitAll
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @ConnectService
    @RolesAllowed("admin")
    static class HeirThatRestrictsItsClass extends Base {}

    interface OnlyUsers extends EchoConnect {
        @Override
        @RolesAllowed("user")
        StringValue say(StringValue request);
    }

    @ConnectService
    static class OfInterface extends Base implements OnlyUsers {}

    abstract static class Generic<T extends Message> {
        @RolesAllowed("user")
        public T say(T request) {
            return request;
        }
    }

    @ConnectService
    static class OfGeneric extends Generic<StringValue> implements EchoConnect {}

    /** The compiler gives it a method of its own, which calls the inherited one. */
    @ConnectService
    @PermitAll
    static class BridgeToDenied extends DeniedGeneric<StringValue> implements EchoConnect {}

    @DenyAll
    abstract static class DeniedGeneric<T extends Message> {
        public T say(T request) {
            return request;
        }

        @PermitAll
        public StringValue say(Object request) {
            return StringValue.of("overloaded");
        }
    }

    @ConnectService
    @RolesAllowed("admin")
    static class NotImplemented implements EchoConnect {}

    @ConnectService
    @Stereotype
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Produced {}

    static class Producer {
        @Produces
        @Produced
        @ApplicationScoped
        @RolesAllowed("admin")
        EchoConnect echo() {
            return new Base();
        }
    }

    static class TypedProducer {
        @Produces
        @Produced
        @ApplicationScoped
        @Typed(EchoConnect.class)
        DeniedBase echo() {
            return new DeniedBase();
        }
    }

    @ConnectService
    static class Plain extends Base {}

    /** As portable extensions restrict classes that they do not own. */
    static class Restricting implements Extension {
        void restrict(@Observes ProcessAnnotatedType<Plain> event) {
            event.configureAnnotatedType()
                    .filterMethods(method -> method.getJavaMember().getName().equals("say"))
                    .forEach(method -> method.add(new DenyAllLiteral()));
        }
    }

    static class DenyAllLiteral extends jakarta.enterprise.util.AnnotationLiteral<DenyAll>
            implements DenyAll {
        private static final long serialVersionUID = 1L;
    }

    /** The class of a bean of an extension is known, too. */
    static class Adding implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            event.addBean()
                    .beanClass(DeniedBase.class)
                    .types(EchoConnect.class)
                    .addStereotype(ConnectService.class)
                    .scope(ApplicationScoped.class)
                    .createWith(context -> new DeniedBase());
        }
    }

    @ConnectService
    static class TwoOnAMethod extends Base {
        @Override
        @PermitAll
        @RolesAllowed("user")
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @ConnectService
    @DenyAll
    @PermitAll
    static class TwoOnAClass extends Base {}

    private static void assertAnswers(Deployment app, Visitor visitor, String say, String repeat) {
        assertThat(visitor.call(app.server(), EchoConnect.SAY)).as("say").isEqualTo(say);
        assertThat(visitor.call(app.server(), EchoConnect.REPEAT)).as("repeat").isEqualTo(repeat);
    }

    private static Deployment deploy(Class<?>... classes) {
        return Deployment.of(Map.of(), weld(classes));
    }

    private static Weld weld(Class<?>... classes) {
        return Deployment.weld(classes).addBeanClasses(Visitor.Doorman.class);
    }

    @Test
    void theMethodCountsBeforeItsClass() {
        try (Deployment app = deploy(MethodBeforeClass.class)) {
            assertAnswers(app, Visitor.STRANGER, "hello", "unauthenticated");
            assertAnswers(app, Visitor.ADMIN, "hello", "permission_denied");
        }
    }

    @Test
    void anInheritedMethodKeepsWhatItsClassSays() {
        try (Deployment app = deploy(Heir.class)) {
            assertAnswers(app, Visitor.STRANGER, "unauthenticated", "unauthenticated");
            assertAnswers(app, Visitor.USER, "hello", "permission_denied");
        }
    }

    @Test
    void aSubclassDoesNotOpenWhatItInherits() {
        try (Deployment app = deploy(HeirThatOpensItsClass.class)) {
            assertAnswers(app, Visitor.USER, "hello", "permission_denied");
            assertAnswers(app, Visitor.STRANGER, "unauthenticated", "unauthenticated");
        }
    }

    @Test
    void anOverrideThatSaysNothingIsAsRestrictedAsWhatItOverrides() {
        try (Deployment app = deploy(HeirThatOverrides.class)) {
            assertAnswers(app, Visitor.STRANGER, "unauthenticated", "unauthenticated");
            assertAnswers(app, Visitor.USER, "hello", "permission_denied");
        }
    }

    @Test
    void anOverrideCanOpenTheMethod() {
        try (Deployment app = deploy(HeirThatOpensMethods.class)) {
            assertAnswers(app, Visitor.STRANGER, "hello", "unauthenticated");
        }
    }

    @Test
    void aSubclassRestrictsWhatItInheritsFromAClassThatSaysNothing() {
        try (Deployment app = deploy(HeirThatRestrictsItsClass.class)) {
            assertAnswers(app, Visitor.STRANGER, "unauthenticated", "unauthenticated");
            assertAnswers(app, Visitor.USER, "permission_denied", "permission_denied");
            assertAnswers(app, Visitor.ADMIN, "hello", "hello");
        }
    }

    @Test
    void anInterfaceCountsWhereNoClassSaysAnything() {
        try (Deployment app = deploy(OfInterface.class)) {
            assertAnswers(app, Visitor.STRANGER, "unauthenticated", "hello");
            assertAnswers(app, Visitor.USER, "hello", "hello");
        }
    }

    @Test
    void aMethodOfAGenericSuperclassCounts() {
        try (Deployment app = deploy(OfGeneric.class)) {
            assertAnswers(app, Visitor.STRANGER, "unauthenticated", "unimplemented");
            assertAnswers(app, Visitor.USER, "hello", "unimplemented");
        }
    }

    @Test
    void aBridgeDoesNotOpenWhatItLeadsTo() {
        try (Deployment app = deploy(BridgeToDenied.class)) {
            assertAnswers(app, Visitor.STRANGER, "unauthenticated", "unimplemented");
            assertAnswers(app, Visitor.ADMIN, "permission_denied", "unimplemented");
        }
    }

    @Test
    void aClassRestrictsWhatItDoesNotImplement() {
        try (Deployment app = deploy(NotImplemented.class)) {
            assertAnswers(app, Visitor.STRANGER, "unauthenticated", "unauthenticated");
            assertAnswers(app, Visitor.ADMIN, "unimplemented", "unimplemented");
        }
    }

    @Test
    void aProducerSpeaksForWhatItMakes() {
        try (Deployment app = deploy(Producer.class)) {
            assertAnswers(app, Visitor.USER, "permission_denied", "permission_denied");
            assertAnswers(app, Visitor.ADMIN, "hello", "hello");
        }
    }

    @Test
    void theDeclaredTypeOfAProducerCounts() {
        try (Deployment app = deploy(TypedProducer.class)) {
            assertAnswers(app, Visitor.USER, "hello", "permission_denied");
        }
    }

    @Test
    void whatAnExtensionAddsCounts() {
        try (Deployment app =
                Deployment.of(Map.of(), weld(Plain.class).addExtension(new Restricting()))) {
            assertAnswers(app, Visitor.ADMIN, "permission_denied", "hello");
        }
    }

    @Test
    void theClassOfABeanOfAnExtensionCounts() {
        try (Deployment app = Deployment.of(Map.of(), weld().addExtension(new Adding()))) {
            assertAnswers(app, Visitor.USER, "hello", "permission_denied");
        }
    }

    @Test
    void aServiceWithoutAnnotationsIsOpen() {
        try (Deployment app = deploy(Plain.class)) {
            assertAnswers(app, Visitor.STRANGER, "hello", "hello");
        }
    }

    @Test
    void twoAnnotationsOnOneMethodFail() {
        assertThatThrownBy(() -> deploy(TwoOnAMethod.class))
                .hasMessageContaining(
                        TwoOnAMethod.class.getName()
                                + ".say has more than one of the annotations that say who may call: @PermitAll and @RolesAllowed");
    }

    @Test
    void twoAnnotationsOnOneClassFail() {
        assertThatThrownBy(() -> deploy(TwoOnAClass.class))
                .hasMessageContaining(
                        TwoOnAClass.class.getName()
                                + " has more than one of the annotations that say who may call: @DenyAll and @PermitAll");
    }
}
