package org.connectjakarta.quarkus.oidc;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;

/** An application that sends browsers to the page of the identity provider, and asks who somebody is when a method wants to know. */
@QuarkusTest
@TestProfile(HybridTest.Hybrid.class)
class HybridTest extends TokenCalls {
    public static class Hybrid implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.application-type", "hybrid",
                    "quarkus.oidc.credentials.secret", "a secret of at least 32 characters",
                    "quarkus.http.auth.proactive", "false");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(IdentityProvider.class));
        }
    }

    /** It would send them to a page. */
    @Override
    List<String> challenges() {
        return List.of();
    }
}
