rootProject.name = "greet-gradle"
