package org.huiyin;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Levels only look down: the modules depend on each other as their package-info says and in no other way. */
class ModularityTests {

    @Test
    void modulesKeepTheirLevels() {
        ApplicationModules.of(Huiyin.class).verify();
    }
}
