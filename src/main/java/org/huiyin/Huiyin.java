package org.huiyin;

import org.huiyin.cli.CommandLineEntry;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** 件件有着落，事事有回音. The program's entry point. */
@SpringBootApplication
public class Huiyin {

    public static void main(String[] args) {
        System.exit(CommandLineEntry.run(Huiyin.class, args));
    }
}
