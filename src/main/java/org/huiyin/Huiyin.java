package org.huiyin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** 件件有着落，事事有回音. The program's entry point. */
@SpringBootApplication
public class Huiyin {

    public static void main(String[] args) {
        SpringApplication.run(Huiyin.class, args);
    }
}
