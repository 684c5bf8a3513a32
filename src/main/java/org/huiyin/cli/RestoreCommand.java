package org.huiyin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings a backup back into an empty directory. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return 2;
    }
}
