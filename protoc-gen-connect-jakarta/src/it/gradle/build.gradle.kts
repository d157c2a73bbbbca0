plugins {
    java
    id("com.google.protobuf") version "0.9.6"
}

repositories {
    mavenLocal()
    mavenCentral()
}

dependencies {
    implementation("org.connectjakarta:connect-core:0.1.0-SNAPSHOT")
    implementation("com.google.protobuf:protobuf-java:4.36.2")
    implementation("io.smallrye.reactive:mutiny:3.1.1")
}

protobuf {
    protoc {
        artifact = "com.google.protobuf:protoc:4.36.2"
    }
    plugins {
        create("connect-jakarta") {
            artifact = "org.connectjakarta:protoc-gen-connect-jakarta:0.1.0-SNAPSHOT@jar"
        }
    }
    generateProtoTasks {
        all().configureEach {
            plugins {
                create("connect-jakarta") {
                    option("mutiny=true")
                }
            }
        }
    }
}
