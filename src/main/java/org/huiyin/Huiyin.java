package org.huiyin;

import org.huiyin.cli.CommandLineEntry;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * 件件有着落，事事有回音. The program's entry point. Beans have the full names of their classes: two modules may use the same noun.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Huiyin {

    public static void main(String[] args) {
        System.exit(CommandLineEntry.run(Huiyin.class, args));
    }
}
