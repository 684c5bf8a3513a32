package org.huiyin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks at what the program stands on and says what to do. */
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return 2;
    }
}
